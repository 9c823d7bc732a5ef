use crate::surface::cfg;
use syn::{ItemUse, UseTree, Visibility};

/// A name that a `use` declaration imports into a module.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The name; `None` for all names of a module.
    pub(crate) name: Option<String>,
    /// The path of the imported item.
    pub(crate) path: Path,
    /// Whether it is public and documented.
    pub(crate) public: bool,
}

/// A path as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path {
    /// Whether it starts with `::`.
    pub(crate) absolute: bool,
    pub(crate) segments: Vec<String>,
}

impl Path {
    /// The names of a path, without arguments.
    pub(crate) fn of(path: &syn::Path) -> Self {
        Self {
            absolute: path.leading_colon.is_some(),
            segments: path.segments.iter().map(|segment| segment.ident.to_string()).collect(),
        }
    }
}

/// The imports of a `use` declaration.
pub(crate) fn imports(item: &ItemUse) -> Vec<Import> {
    let public = matches!(item.vis, Visibility::Public(_)) && !cfg::is_hidden(&item.attrs);
    let mut imports = Vec::new();
    collect(&item.tree, item.leading_colon.is_some(), &mut Vec::new(), public, &mut imports);
    imports
}

fn collect(tree: &UseTree, absolute: bool, prefix: &mut Vec<String>, public: bool, imports: &mut Vec<Import>) {
    let mut import = |name: Option<String>, last: Option<String>| {
        let segments = prefix.iter().cloned().chain(last).collect();
        imports.push(Import { name, path: Path { absolute, segments }, public });
    };
    match tree {
        UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            collect(&path.tree, absolute, prefix, public, imports);
            prefix.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                collect(tree, absolute, prefix, public, imports);
            }
        }
        UseTree::Glob(_) => import(None, None),
        UseTree::Name(name) if name.ident == "self" => import(prefix.last().cloned(), None),
        UseTree::Name(name) => import(Some(name.ident.to_string()), Some(name.ident.to_string())),
        UseTree::Rename(rename) if rename.ident == "self" => import(Some(rename.rename.to_string()), None),
        UseTree::Rename(rename) => import(Some(rename.rename.to_string()), Some(rename.ident.to_string())),
    }
}
