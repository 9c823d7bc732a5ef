use super::Selector;
use super::attribute::Attribute;
use super::expression::{Assertion, Comparison, Expression, ScopedValue, Segment, TypeName};
use super::graph::{BOUND, Graph, ShapeRef, TRAIT, Variables};
use crate::model::ShapeKind;
use crate::sorted::SortedSet;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Applies one selector to shapes of a model.
pub(crate) struct Evaluator<'g, 'm> {
    graph: &'g Graph<'m>,
    selector: &'g Selector,
    /// The results of `:root` functions that were evaluated, by their numbers.
    roots: RefCell<HashMap<usize, Rc<Vec<ShapeRef<'m>>>>>,
}

impl<'g, 'm> Evaluator<'g, 'm> {
    pub(crate) fn new(graph: &'g Graph<'m>, selector: &'g Selector) -> Self {
        Self { graph, selector, roots: RefCell::default() }
    }

    /// Returns the shapes that the selector yields for the given shapes, in the order of IDs.
    pub(crate) fn select(&self, starts: impl IntoIterator<Item = ShapeRef<'m>>) -> SortedSet<ShapeRef<'m>> {
        let mut selected = SortedSet::new();
        self.each(starts, &mut |shape, _| {
            selected.insert(shape);
        });
        selected
    }

    /// Returns the shapes that the selector yields for all shapes of the model.
    pub(crate) fn select_all(&self) -> SortedSet<ShapeRef<'m>> {
        self.select(self.graph.shapes())
    }

    /// Whether the selector yields anything for one shape.
    pub(crate) fn matches(&self, shape: ShapeRef<'m>) -> bool {
        self.yields(&self.selector.expressions, shape, &mut Variables::new())
    }

    /// Calls `sink` with each shape that the selector yields for the given shapes, and with the variables of the moment.
    pub(crate) fn each(
        &self,
        starts: impl IntoIterator<Item = ShapeRef<'m>>,
        sink: &mut dyn FnMut(ShapeRef<'m>, &Variables<'m>),
    ) {
        for start in starts {
            self.flow(&self.selector.expressions, vec![start], &mut Variables::new(), sink);
        }
    }

    /// Sends shapes through expressions, one after another. Where a variable is set, each shape goes on alone, since the
    /// variable can have another value for the next one.
    fn flow(
        &self,
        expressions: &[Expression],
        mut shapes: Vec<ShapeRef<'m>>,
        variables: &mut Variables<'m>,
        sink: &mut dyn FnMut(ShapeRef<'m>, &Variables<'m>),
    ) {
        for (index, expression) in expressions.iter().enumerate() {
            if let Expression::SetVariable(name, selector) = expression {
                for shape in shapes {
                    let value = self.sequence(selector, shape, variables);
                    variables.insert(name.clone(), value);
                    self.flow(&expressions[index + 1..], vec![shape], variables, sink);
                }
                return;
            }
            let mut seen = HashSet::new();
            let mut next = Vec::new();
            for shape in shapes {
                self.step(expression, shape, variables, &mut |yielded| {
                    if seen.insert(yielded) {
                        next.push(yielded);
                    }
                });
            }
            shapes = next;
            if shapes.is_empty() {
                return;
            }
        }
        for shape in shapes {
            sink(shape, variables);
        }
    }

    /// Returns the shapes that expressions yield for one shape.
    fn sequence(
        &self,
        expressions: &[Expression],
        shape: ShapeRef<'m>,
        variables: &mut Variables<'m>,
    ) -> Vec<ShapeRef<'m>> {
        let mut yielded = Vec::new();
        let mut seen = HashSet::new();
        self.flow(expressions, vec![shape], variables, &mut |shape, _| {
            if seen.insert(shape) {
                yielded.push(shape);
            }
        });
        yielded
    }

    /// Whether expressions yield anything for one shape.
    fn yields(&self, expressions: &[Expression], shape: ShapeRef<'m>, variables: &mut Variables<'m>) -> bool {
        // Most predicates begin with tests of the shape itself.
        let tests = expressions.iter().take_while(|expression| is_test(expression)).count();
        let (tests, rest) = expressions.split_at(tests);
        if !tests.iter().all(|expression| self.passes(expression, shape, variables)) {
            return false;
        }
        rest.is_empty() || !self.sequence(rest, shape, variables).is_empty()
    }

    fn step(
        &self,
        expression: &Expression,
        shape: ShapeRef<'m>,
        variables: &mut Variables<'m>,
        sink: &mut dyn FnMut(ShapeRef<'m>),
    ) {
        match expression {
            Expression::Forward(names) => self.forward(names.as_deref(), shape, sink),
            Expression::Reverse(names) => self.reverse(names.as_deref(), shape, sink),
            Expression::ForwardRecursive => closure(shape, |from, sink| self.forward(None, from, sink), sink),
            Expression::ReverseRecursive => closure(shape, |from, sink| self.reverse(None, from, sink), sink),
            Expression::Is(alternatives) => {
                alternatives.iter().flat_map(|each| self.sequence(each, shape, variables)).for_each(sink);
            }
            Expression::Root(number, selector) => self.root(*number, selector).iter().copied().for_each(sink),
            Expression::TopDown { qualifier, disqualifier } => {
                self.top_down(qualifier, disqualifier.as_deref(), shape, variables, sink);
            }
            Expression::Recursive(selector) => {
                closure(shape, |from, sink| self.sequence(selector, from, variables).into_iter().for_each(sink), sink);
            }
            Expression::SetVariable(name, selector) => {
                let value = self.sequence(selector, shape, variables);
                variables.insert(name.clone(), value);
                sink(shape);
            }
            Expression::GetVariable(name) => variables.get(name).into_iter().flatten().copied().for_each(sink),
            test => {
                if self.passes(test, shape, variables) {
                    sink(shape);
                }
            }
        }
    }

    /// Whether a shape passes an expression that yields the shape or nothing.
    fn passes(&self, test: &Expression, shape: ShapeRef<'m>, variables: &mut Variables<'m>) -> bool {
        match test {
            Expression::Any => true,
            Expression::Type(name) => is_of_type(shape, *name),
            Expression::Attribute { path, comparison } => {
                attribute_matches(shape, path, comparison.as_ref(), variables)
            }
            Expression::Scoped { path, assertions } => scoped_matches(shape, path, assertions, variables),
            Expression::Test(selectors) => selectors.iter().any(|each| self.yields(each, shape, variables)),
            Expression::Not(selector) => !self.yields(selector, shape, variables),
            Expression::In(selector) => self.is_in(selector, shape, variables),
            _ => false,
        }
    }

    /// Whether a selector yields the shape that it is given. A `:root` can yield a whole model, so it is not copied.
    fn is_in(&self, selector: &[Expression], shape: ShapeRef<'m>, variables: &mut Variables<'m>) -> bool {
        match selector {
            [Expression::Root(number, inner)] => self.root(*number, inner).binary_search(&shape).is_ok(),
            selector => self.sequence(selector, shape, variables).contains(&shape),
        }
    }

    fn forward(&self, names: Option<&[String]>, shape: ShapeRef<'m>, sink: &mut dyn FnMut(ShapeRef<'m>)) {
        let is_named = |name: &str| names.is_none_or(|names| names.iter().any(|each| each == name));
        for found in self.graph.relationships(shape) {
            if is_named(found.name) {
                sink(found.neighbor);
            }
        }
        if names.is_some() && is_named(TRAIT) {
            self.graph.traits(shape).for_each(&mut *sink);
        }
        if names.is_some() && is_named(BOUND) {
            self.graph.bound(shape).into_iter().for_each(sink);
        }
    }

    fn reverse(&self, names: Option<&[String]>, shape: ShapeRef<'m>, sink: &mut dyn FnMut(ShapeRef<'m>)) {
        let is_named = |name: &str| names.is_none_or(|names| names.iter().any(|each| each == name));
        self.graph.reverse(shape).iter().filter(|(name, _)| is_named(name)).for_each(|(_, from)| sink(*from));
        if names.is_some() && is_named(TRAIT) {
            self.graph.reverse_traits(shape).iter().for_each(|(_, from)| sink(*from));
        }
        if names.is_some() && is_named(BOUND) {
            self.graph.bindings(shape).into_iter().for_each(sink);
        }
    }

    /// Returns the shapes that a `:root` yields, in the order of IDs.
    fn root(&self, number: usize, selector: &[Expression]) -> Rc<Vec<ShapeRef<'m>>> {
        if let Some(yielded) = self.roots.borrow().get(&number) {
            return Rc::clone(yielded);
        }
        let mut yielded = SortedSet::new();
        for start in self.graph.shapes() {
            yielded.extend(self.sequence(selector, start, &mut Variables::new()));
        }
        let yielded = Rc::new(Vec::from_iter(yielded));
        self.roots.borrow_mut().insert(number, Rc::clone(&yielded));
        yielded
    }

    fn top_down(
        &self,
        qualifier: &[Expression],
        disqualifier: Option<&[Expression]>,
        start: ShapeRef<'m>,
        variables: &mut Variables<'m>,
        sink: &mut dyn FnMut(ShapeRef<'m>),
    ) {
        let mut seen = HashSet::new();
        let mut open = vec![(start, false)];
        while let Some((shape, is_inherited)) = open.pop() {
            if !matches!(shape.shape.kind, ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_))
                || shape.member.is_some()
            {
                continue;
            }
            let is_disqualified = disqualifier.is_some_and(|each| self.yields(each, shape, variables));
            let is_match = !is_disqualified && (is_inherited || self.yields(qualifier, shape, variables));
            if !seen.insert((shape, is_match)) {
                continue;
            }
            if is_match {
                sink(shape);
            }
            open.extend(self.graph.bindings(shape).into_iter().map(|bound| (bound, is_match)));
        }
    }
}

/// Whether an expression looks at nothing but the shape, and yields it or nothing.
fn is_test(expression: &Expression) -> bool {
    !matches!(expression, Expression::SetVariable(..) | Expression::Is(_)) && expression.is_filter()
}

/// Calls `sink` with each shape that can be reached from a shape, once. The start is included if it can be reached.
fn closure<'m>(
    start: ShapeRef<'m>,
    mut step: impl FnMut(ShapeRef<'m>, &mut dyn FnMut(ShapeRef<'m>)),
    sink: &mut dyn FnMut(ShapeRef<'m>),
) {
    let mut seen = HashSet::new();
    let mut open = vec![start];
    while let Some(shape) = open.pop() {
        step(shape, &mut |reached| {
            if seen.insert(reached) {
                sink(reached);
                open.push(reached);
            }
        });
    }
}

fn is_of_type(shape: ShapeRef<'_>, name: TypeName) -> bool {
    if shape.member.is_some() || name == TypeName::Member {
        return shape.member.is_some() && name == TypeName::Member;
    }
    let kind = &shape.shape.kind;
    let is_integer = matches!(kind, ShapeKind::Integer | ShapeKind::IntEnum(_));
    let is_aggregate =
        matches!(kind, ShapeKind::List(_) | ShapeKind::Map { .. } | ShapeKind::Structure(_) | ShapeKind::Union(_));
    let is_service = matches!(kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_));
    match name {
        TypeName::Number => {
            is_integer
                || matches!(
                    kind,
                    ShapeKind::Byte
                        | ShapeKind::Short
                        | ShapeKind::Long
                        | ShapeKind::Float
                        | ShapeKind::Double
                        | ShapeKind::BigInteger
                        | ShapeKind::BigDecimal
                )
        }
        TypeName::Simple => !is_aggregate && !is_service,
        TypeName::Aggregate => is_aggregate,
        TypeName::Data => !is_service,
        TypeName::Service => is_service,
        TypeName::String => matches!(kind, ShapeKind::String | ShapeKind::Enum(_)),
        TypeName::Integer => is_integer,
        TypeName::Exact(name) => kind.name() == name,
        TypeName::Member => false,
    }
}

fn attribute_matches<'m>(
    shape: ShapeRef<'m>,
    path: &[Segment],
    comparison: Option<&Comparison>,
    variables: &Variables<'m>,
) -> bool {
    let value = Attribute::Shape(shape).at(path, variables);
    let Some(Comparison { comparator, values, ignores_case }) = comparison else { return value.exists() };
    values.iter().any(|other| value.compare(*comparator, &Attribute::Literal(other.clone()), *ignores_case))
}

fn scoped_matches<'m>(
    shape: ShapeRef<'m>,
    path: &[Segment],
    assertions: &[Assertion],
    variables: &Variables<'m>,
) -> bool {
    let scope = Attribute::Shape(shape).at(path, variables);
    let resolve = |scope: &Attribute<'m>, value: &ScopedValue| match value {
        ScopedValue::Literal(text) => Attribute::Literal(text.clone()),
        ScopedValue::Context(path) => scope.clone().at(path, variables),
    };
    let holds = |scope: &Attribute<'m>, assertion: &Assertion| {
        let left = resolve(scope, &assertion.left);
        let compare = |right| left.compare(assertion.comparator, &resolve(scope, right), assertion.ignores_case);
        assertion.right.iter().any(compare)
    };
    scope.flattened().iter().any(|scope| assertions.iter().all(|assertion| holds(scope, assertion)))
}
