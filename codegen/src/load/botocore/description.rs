use super::reader::Reader;
use crate::model::{Node, Object};
use std::cell::RefCell;
use std::collections::HashMap;

/// The contents of a description.
pub(super) struct Description<'n> {
    pub(super) root: &'n Object,
    pub(super) metadata: &'n Object,
    /// Operations by key, in the order of the file.
    pub(super) operations: Vec<(&'n str, &'n Object)>,
    /// Shapes by name, in the order of the file.
    pub(super) shapes: Vec<(&'n str, &'n Object)>,
    by_name: HashMap<&'n str, &'n Object>,
    operations_by_key: HashMap<&'n str, &'n Object>,
    /// Indexes of the members of structures, built on first use.
    members: RefCell<HashMap<&'n str, HashMap<&'n str, &'n Node>>>,
}

impl<'n> Description<'n> {
    pub(super) fn new(root: &'n Node, reader: &mut Reader<'_>) -> Option<Self> {
        let root = root.as_object()?;
        let metadata = reader.object(root, "metadata")?;
        let (operations, operations_by_key) = distinct(root, "operations", reader);
        let (shapes, by_name) = distinct(root, "shapes", reader);
        let members = RefCell::default();
        Some(Self { root, metadata, operations, shapes, by_name, operations_by_key, members })
    }

    pub(super) fn shape(&self, name: &str) -> Option<&'n Object> {
        self.by_name.get(name).copied()
    }

    pub(super) fn operation(&self, key: &str) -> Option<&'n Object> {
        self.operations_by_key.get(key).copied()
    }

    /// The type of a shape, in botocore's terms.
    pub(super) fn shape_type(&self, name: &str) -> Option<&'n str> {
        self.shape(name)?.get("type")?.as_str()
    }

    /// The name of the shape at the end of a path of members, separated by dots, that starts at a structure.
    pub(super) fn along(&self, structure: &'n str, path: &str) -> Option<&'n str> {
        let mut name = structure;
        for member in path.split('.') {
            name = reference(self.member(name, member)?)?;
        }
        Some(name)
    }

    /// The member of a structure.
    fn member(&self, structure: &'n str, name: &str) -> Option<&'n Node> {
        let mut indexed = self.members.borrow_mut();
        let index = indexed.entry(structure).or_insert_with(|| {
            let members = self.shape(structure).and_then(|shape| shape.get("members")?.as_object());
            members.into_iter().flat_map(Object::iter).collect()
        });
        index.get(name).copied()
    }

    /// The name of the `input` or `output` structure of an operation.
    pub(super) fn structure_of(&self, operation: &'n Object, role: &str) -> Option<&'n str> {
        reference(operation.get(role)?)
    }
}

/// The name of the shape that a reference (`{"shape": NAME, …}`) targets.
pub(super) fn reference(node: &Node) -> Option<&str> {
    node.get("shape")?.as_str()
}

type Named<'n> = Vec<(&'n str, &'n Object)>;

/// The objects in a member of the root. If a name occurs twice, the last one counts.
fn distinct<'n>(root: &'n Object, member: &str, reader: &mut Reader<'_>) -> (Named<'n>, HashMap<&'n str, &'n Object>) {
    let mut named = reader.objects(root, member);
    let by_name: HashMap<_, _> = named.iter().copied().collect();
    named.retain(|(name, object)| by_name.get(name).is_some_and(|last| std::ptr::eq(*last, *object)));
    (named, by_name)
}
