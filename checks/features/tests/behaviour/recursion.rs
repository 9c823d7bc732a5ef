use smithereens_checks_features::recursion::types::{Egg, Either, Hen, Tree};

#[test]
fn a_structure_contains_itself() {
    let leaf = Tree::builder().build();
    let tree = Tree::builder().left(leaf.clone()).right(Box::new(leaf.clone())).forest(leaf.clone()).named("a", leaf);
    let tree = tree.build();
    assert_eq!(tree.left(), tree.right());
    assert_eq!((tree.forest().len(), tree.named().map(|named| named.len())), (1, Some(1)));
}

#[test]
fn structures_contain_one_another() {
    let egg = Egg::builder().build();
    let hen = Hen::builder().egg(egg.clone()).build();
    let next = Egg::builder().hen(hen.clone()).build();
    assert_eq!(next.hen(), Some(&hen));
    assert_eq!(next.hen().and_then(|hen| hen.egg()), Some(&egg));
}

#[test]
fn a_union_can_be_recursive() {
    let inner = Either::Tree(Box::new(Tree::builder().build()));
    let tree = Tree::builder().either(inner).build();
    let either = Either::Tree(Box::new(tree.clone()));
    assert_eq!(either.as_tree(), Ok(&tree));
}
