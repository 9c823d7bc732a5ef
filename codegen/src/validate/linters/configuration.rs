use crate::model::{Node, Object};

/// The configuration of a linter.
pub(super) struct Configuration<'n>(Option<&'n Object>);

impl<'n> Configuration<'n> {
    pub(super) fn new(object: Option<&'n Object>) -> Self {
        Self(object)
    }

    fn get(&self, name: &str) -> Option<&'n Node> {
        self.0.and_then(|object| object.get(name))
    }

    /// A boolean; `false` if it is not there.
    pub(super) fn flag(&self, name: &str) -> Result<bool, String> {
        match self.get(name) {
            None => Ok(false),
            Some(node) => node.as_bool().ok_or_else(|| wrong(name, "a boolean", node)),
        }
    }

    /// A list of strings, if it is there.
    pub(super) fn strings(&self, name: &str) -> Result<Option<Vec<&'n str>>, String> {
        self.get(name).map(|node| strings(name, node)).transpose()
    }

    /// An object, if it is there.
    pub(super) fn object(&self, name: &str) -> Result<Option<&'n Object>, String> {
        self.get(name).map(|node| node.as_object().ok_or_else(|| wrong(name, "an object", node))).transpose()
    }

    /// The configurations in a list that must be there.
    pub(super) fn entries(&self, name: &str) -> Result<Vec<Configuration<'n>>, String> {
        let node = self.get(name).ok_or_else(|| format!("`configuration` must have `{name}`"))?;
        let elements = node.as_array().ok_or_else(|| wrong(name, "an array of objects", node))?;
        let object = |node: &'n Node| node.as_object().ok_or_else(|| wrong(name, "an array of objects", node));
        elements.iter().map(|node| Ok(Configuration(Some(object(node)?)))).collect()
    }

    /// A string, if it is there.
    pub(super) fn string(&self, name: &str) -> Result<Option<&'n str>, String> {
        self.get(name).map(|node| node.as_str().ok_or_else(|| wrong(name, "a string", node))).transpose()
    }
}

/// The strings of an array.
pub(super) fn strings<'n>(name: &str, node: &'n Node) -> Result<Vec<&'n str>, String> {
    let elements = node.as_array().ok_or_else(|| wrong(name, "an array of strings", node))?;
    let text = |node: &'n Node| node.as_str().ok_or_else(|| wrong(name, "an array of strings", node));
    elements.iter().map(text).collect()
}

fn wrong(name: &str, expected: &str, found: &Node) -> String {
    format!("`{name}` must be {expected}, found {}", found.kind())
}
