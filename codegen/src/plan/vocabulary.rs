//! The names that the client of a whole service has.

use super::client::{Structure, TypeModule, Waiter};
use super::customize;
use super::names;
use super::naming::ShapeNames;
use super::operations::OperationNames;
use super::options::Options;
use super::service;
use super::waiters::WaiterScope;
use crate::diagnostic::Report;
use crate::model::{Model, Node, Object, Shape, ShapeId, ShapeKind};
use crate::select::Slice;

/// The names of operations, waiters and types that the client of a whole service has.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub(crate) words: Vec<Word>,
    /// Whether the methods of the client can have arguments.
    pub(crate) has_arguments: bool,
}

/// A name, and the shape that a client needs for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The identifier, without `r#`.
    pub(crate) text: String,
    pub(crate) kind: WordKind,
    /// An operation, or the shape of a type.
    pub(crate) shape: ShapeId,
}

/// The place of a name in a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// A method of the client and a module of `operation`: `get_object`.
    Operation,
    /// A method of the client: `wait_until_bucket_exists`.
    WaiterMethod,
    /// A module of `waiters`: `bucket_exists`.
    WaiterModule,
    /// A type in `types`, or its builder: `Tag`, `TagBuilder`.
    Type,
    /// A type in `types::error`, or its builder: `NoSuchKey`.
    Exception,
}

impl Vocabulary {
    /// The names of a slice that has all operations of its service. `None` if the service has none, because no client can
    /// be planned for it.
    pub(crate) fn of(slice: &Slice<'_>, options: &Options) -> Option<Self> {
        let mut service = service::plan(slice, options, &mut Report::default())?;
        customize::find(slice.service).service(&mut service);
        let mut vocabulary = Self { words: Vec::new(), has_arguments: options.required_arguments };
        let operations = OperationNames::of(slice, &service);
        let mut waiters = WaiterScope::new(operations.values().map(|names| &names.module));
        for shape in &slice.operations {
            let module = &operations.get(&shape.id)?.module;
            vocabulary.push(module.bare(), WordKind::Operation, &shape.id);
            let waitable = shape.traits.get("smithy.waiters#waitable").and_then(Node::as_object);
            let mut names: Vec<&str> = waitable.into_iter().flat_map(Object::iter).map(|(name, _)| name).collect();
            names.sort_unstable();
            for name in names {
                let (_, module) = waiters.take(name);
                vocabulary.push(Waiter::method(&module), WordKind::WaiterMethod, &shape.id);
                vocabulary.push(module.bare(), WordKind::WaiterModule, &shape.id);
            }
        }
        for (id, type_ref) in ShapeNames::of(slice).types() {
            let kind = match type_ref.module {
                TypeModule::Types => WordKind::Type,
                TypeModule::Errors => WordKind::Exception,
            };
            vocabulary.push(&type_ref.name, kind, id);
            if slice.model.shape(id).is_some_and(|shape| matches!(shape.kind, ShapeKind::Structure(_))) {
                vocabulary.push(Structure::builder_of(&type_ref.name), kind, id);
            }
        }
        Some(vocabulary)
    }

    /// Whether a method is that of a field: of an output, or of a builder.
    pub(crate) fn is_of_field(model: &Model, method: &str) -> bool {
        let is_same = |name: &str, method: &str| {
            // Naming all members takes longer than comparing them with what is left of a name in all its forms.
            let letters = |text: &str| {
                text.bytes()
                    .filter(u8::is_ascii_alphanumeric)
                    .map(|byte| byte.to_ascii_lowercase())
                    .collect::<Vec<u8>>()
            };
            letters(name) == letters(method)
        };
        let names = [Some(method), method.strip_prefix("get_"), method.strip_prefix("is_")];
        let members = model.shapes.values().flat_map(Shape::members);
        let mut named = members.filter(|member| names.iter().flatten().any(|name| is_same(&member.name, name)));
        named.any(|member| {
            let field = names::field_name(&member.name);
            [field.bare(), &field.with_prefix("get")].contains(&method)
        })
    }

    fn push(&mut self, text: impl Into<String>, kind: WordKind, shape: &ShapeId) {
        self.words.push(Word { text: text.into(), kind, shape: shape.clone() });
    }
}
