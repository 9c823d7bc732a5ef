//! JMESPath expressions as Rust expressions.

use super::super::rust::ident;
use super::keys;
use super::paths::{self, Base};
use crate::plan::expressions::{
    Code, Condition, Lend, Measure, Members, Order, Source, Step, Stream, TextTest, Truth, Typed, Variable,
};
use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::quote;

/// A value, as an operand. It is an `Option` if it is nullable.
pub(in crate::emit) fn value(typed: &Typed) -> TokenStream {
    let tokens = match &typed.code {
        Code::Variable(Variable::Input) => quote!(input),
        Code::Variable(Variable::Output) => quote!(output),
        Code::Variable(Variable::Item) => quote!(item),
        Code::Member { of, name, optional, lend } => paths::member(base(of), name, *optional, *lend),
        Code::Variant { of, method, lend } => paths::variant(base(of), method, *lend),
        Code::Entry { of, key, key_type, sparse, lend } => {
            paths::entry(base(of), key, key_type.as_ref(), *sparse, *lend)
        }
        Code::Element { of, index, sparse, lend } => paths::element(base(of), *index, *sparse, *lend),
        Code::Item { of, index, nullable } => item(of, *index, *nullable),
        Code::Text(text) => quote!(#text),
        Code::Number(number) => number_literal(*number),
        Code::Boolean(boolean) => quote!(#boolean),
        Code::Selection { elements, nullable } => {
            let elements = elements.iter().map(|element| if *nullable { option(element) } else { value(element) });
            quote!(vec![#( #elements ),*])
        }
        Code::List(stream) => list(stream),
        Code::Keys(of, members) => keys(of, members),
        Code::Length(of, measure) => length(of, *measure),
        Code::Or(left, truth, right) => or(left, *truth, right),
        Code::And(left, truth, right) => and(left, *truth, right),
        Code::Condition(inner) => condition(inner),
        Code::Order(order, left, right) => binary(left, right, |left, right| match order {
            Order::Less => {
                let left = before_less_than(left);
                quote!(#left < #right)
            }
            Order::LessOrEqual => quote!(#left <= #right),
            Order::Greater => quote!(#left > #right),
            Order::GreaterOrEqual => quote!(#left >= #right),
        }),
        Code::TextTest(test, text, part) => binary(text, part, |text, part| match test {
            TextTest::Contains => quote!(#text.contains(#part)),
            TextTest::StartsWith => quote!(#text.starts_with(#part)),
            TextTest::EndsWith => quote!(#text.ends_with(#part)),
        }),
        Code::Contains(list, part) => contains(list, part),
    };
    operand(tokens)
}

/// An expression as an operand of any operator: `prettyplease` adds parentheses where they are needed.
fn operand(expression: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(Delimiter::None, expression)).into()
}

/// An operand that `<` can follow. After a cast, it would start the arguments of a generic type, and `prettyplease` adds no
/// parentheses to a cast that is marked as an operand.
fn before_less_than(operand: TokenStream) -> TokenStream {
    let tokens = match operand.clone().into_iter().next() {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => TokenStream::new(),
    };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    match tokens.as_slice() {
        [.., TokenTree::Ident(keyword), TokenTree::Ident(_)] if keyword == "as" => quote!((#operand)),
        _ => operand,
    }
}

/// A value as an `Option`.
fn option(typed: &Typed) -> TokenStream {
    let value = value(typed);
    if typed.nullable { value } else { quote!(Some(#value)) }
}

/// A condition, as a `bool`.
pub(in crate::emit) fn condition(of: &Condition) -> TokenStream {
    match of {
        Condition::Value(typed, truth) => is_true(typed, *truth),
        Condition::Equal(left, right) => {
            let side = |typed| if left.nullable || right.nullable { option(typed) } else { value(typed) };
            let (left, right) = (side(left), side(right));
            quote!(#left == #right)
        }
        Condition::Null(typed) if !typed.nullable => quote!(false),
        Condition::Null(typed) => {
            let value = value(typed);
            quote!(#value.is_none())
        }
        Condition::Not(inner) => negated(inner),
        Condition::And(left, right) => {
            let (left, right) = (operand(condition(left)), operand(condition(right)));
            quote!(#left && #right)
        }
        Condition::Or(left, right) => {
            let (left, right) = (operand(condition(left)), operand(condition(right)));
            quote!(#left || #right)
        }
    }
}

/// The negation of a condition, simplified.
fn negated(of: &Condition) -> TokenStream {
    match of {
        Condition::Equal(left, right) => {
            let side = |typed| if left.nullable || right.nullable { option(typed) } else { value(typed) };
            let (left, right) = (side(left), side(right));
            quote!(#left != #right)
        }
        Condition::Null(typed) if typed.nullable => {
            let value = value(typed);
            quote!(#value.is_some())
        }
        Condition::Not(inner) => condition(inner),
        other => {
            let holds = operand(condition(other));
            quote!(!#holds)
        }
    }
}

fn is_true(typed: &Typed, truth: Truth) -> TokenStream {
    let value = value(typed);
    match (truth, typed.nullable) {
        (Truth::Itself, true) => quote!(#value == Some(true)),
        (Truth::Itself, false) => value,
        (Truth::NotEmpty, true) => quote!(#value.is_some_and(|it| !it.is_empty())),
        (Truth::NotEmpty, false) => quote!(!#value.is_empty()),
        (Truth::Always, true) => quote!(#value.is_some()),
        (Truth::Always, false) => quote!(true),
    }
}

/// An element of a computed list, as an `Option`.
fn item(of: &Typed, index: i64, nullable: bool) -> TokenStream {
    let taken = |list: TokenStream| {
        let flatten = nullable.then(|| quote!(.flatten()));
        let place = Literal::u64_unsuffixed(if index < 0 { index.unsigned_abs() - 1 } else { index.unsigned_abs() });
        match index {
            0 => quote!(#list.into_iter().next() #flatten),
            1.. => quote!(#list.into_iter().nth(#place) #flatten),
            -1 => quote!(#list.into_iter().next_back() #flatten),
            _ => quote!(#list.into_iter().nth_back(#place) #flatten),
        }
    };
    let list = value(of);
    if !of.nullable {
        return taken(list);
    }
    let taken = taken(quote!(it));
    quote!(#list.and_then(|it| #taken))
}

fn keys(of: &Typed, members: &Members) -> TokenStream {
    if !of.nullable {
        return keys::keys(&place(of), members);
    }
    let (value, keys) = (value(of), keys::keys(&quote!(it), members));
    quote!(#value.map(|it| #keys))
}

fn length(of: &Typed, measure: Measure) -> TokenStream {
    // A flattened list without nested lists or nulls has as many elements as the list itself.
    let of = match &of.code {
        Code::List(stream)
            if stream.steps.is_empty() && matches!(stream.source, Source::List { sparse: false, .. }) =>
        {
            &stream.of
        }
        _ => of,
    };
    let count = |of: TokenStream| match measure {
        Measure::Characters => quote!(#of.chars().count() as f64),
        Measure::Elements => quote!(#of.len() as f64),
    };
    if !of.nullable {
        return count(place(of));
    }
    let (value, count) = (value(of), count(quote!(it)));
    quote!(#value.map(|it| #count))
}

fn or(left: &Typed, truth: Truth, right: &Typed) -> TokenStream {
    let (first, second) = (value(left), value(right));
    if let (Truth::Itself, false, false) = (truth, left.nullable, right.nullable) {
        return quote!(#first || #second);
    }
    if !left.nullable {
        let (holds, kept) = (holds(truth), kept(right.nullable));
        return quote!({ let left = #first; if #holds { #kept } else { #second } });
    }
    let first = match truth {
        Truth::Itself => quote!(#first.filter(|it| *it)),
        Truth::NotEmpty => quote!(#first.filter(|it| !it.is_empty())),
        Truth::Always => first,
    };
    if right.nullable { quote!(#first.or(#second)) } else { quote!(#first.unwrap_or(#second)) }
}

fn and(left: &Typed, truth: Truth, right: &Typed) -> TokenStream {
    let first = value(left);
    if let (Truth::Itself, false, false) = (truth, left.nullable, right.nullable) {
        let second = value(right);
        return quote!(#first && #second);
    }
    let holds = holds(truth);
    if left.nullable {
        let second = option(right);
        return quote!(match #first { Some(left) if #holds => #second, left => left });
    }
    let (second, kept) = (value(right), kept(right.nullable));
    quote!({ let left = #first; if #holds { #second } else { #kept } })
}

/// Whether the variable `left` counts as true.
fn holds(truth: Truth) -> TokenStream {
    match truth {
        Truth::Itself => quote!(left),
        Truth::NotEmpty => quote!(!left.is_empty()),
        Truth::Always => quote!(true),
    }
}

fn kept(nullable: bool) -> TokenStream {
    if nullable { quote!(Some(left)) } else { quote!(left) }
}

/// The result of an operator. It is null if one of the values is null.
fn binary(left: &Typed, right: &Typed, operator: impl Fn(TokenStream, TokenStream) -> TokenStream) -> TokenStream {
    let (first, second) = (value(left), value(right));
    match (left.nullable, right.nullable) {
        (false, false) => operator(first, second),
        (true, false) => {
            let result = operator(quote!(it), second);
            quote!(#first.map(|it| #result))
        }
        (false, true) => {
            let result = operator(first, quote!(it));
            quote!(#second.map(|it| #result))
        }
        (true, true) => {
            let result = operator(quote!(left), quote!(right));
            quote!(#first.zip(#second).map(|(left, right)| #result))
        }
    }
}

fn contains(list: &Typed, part: &Typed) -> TokenStream {
    let (all, searched) = (value(list), value(part));
    let found = |list: TokenStream| match part.nullable {
        true => quote!(#searched.is_some_and(|part| #list.contains(&part))),
        false => quote!(#list.contains(&#searched)),
    };
    if !list.nullable {
        return found(all);
    }
    let found = found(quote!(list));
    quote!(#all.map(|list| #found))
}

/// An expression to which a field access or method call can be appended.
fn place(typed: &Typed) -> TokenStream {
    match &typed.code {
        Code::Member { of, name, optional: false, lend: Lend::Reference | Lend::Boxed } if !of.nullable => {
            let (of, name) = (place(of), ident(name.as_str()));
            quote!(#of.#name)
        }
        _ => value(typed),
    }
}

fn base(of: &Typed) -> Base {
    Base { tokens: if of.nullable { value(of) } else { place(of) }, nullable: of.nullable }
}

/// The result of a projection, as a list. It is an `Option` if the collection may be null.
fn list(stream: &Stream) -> TokenStream {
    let collected = |of: TokenStream| {
        let each = elements(stream, of, &quote!(list.push(item);));
        quote!({
            let mut list = Vec::new();
            #each
            list
        })
    };
    if !stream.of.nullable {
        return collected(collection(&stream.of, stream.source));
    }
    let (of, collected) = (value(&stream.of), collected(quote!(it)));
    quote!(#of.map(|it| #collected))
}

/// Statements that run `body` for each `item` of a projection.
pub(in crate::emit) fn each(stream: &Stream, body: &TokenStream) -> TokenStream {
    if !stream.of.nullable {
        return elements(stream, collection(&stream.of, stream.source), body);
    }
    let (of, elements) = (value(&stream.of), elements(stream, quote!(it), body));
    quote!(if let Some(it) = #of { #elements })
}

fn collection(of: &Typed, source: Source) -> TokenStream {
    match source {
        Source::List { sparse: false, .. } | Source::Computed { .. } => value(of),
        Source::List { sparse: true, .. } | Source::Values { .. } | Source::Keys(_) => place(of),
    }
}

fn elements(stream: &Stream, of: TokenStream, body: &TokenStream) -> TokenStream {
    each_in(of, stream.source, steps(&stream.steps, body))
}

/// A loop over the elements of a collection.
fn each_in(of: TokenStream, source: Source, body: TokenStream) -> TokenStream {
    let (elements, lend) = match source {
        Source::List { sparse: false, lend } => (of, lend),
        Source::List { sparse: true, lend } => (quote!(#of.iter().flatten()), lend),
        Source::Values { sparse: false, lend } => (quote!(#of.values()), lend),
        Source::Values { sparse: true, lend } => (quote!(#of.values().flatten()), lend),
        Source::Keys(lend) => (quote!(#of.keys()), lend),
        Source::Computed { nullable: false } => (of, Lend::Reference),
        Source::Computed { nullable: true } => (quote!(#of.into_iter().flatten()), Lend::Reference),
    };
    let lent = match lend {
        Lend::Copy => quote!(let item = *item;),
        Lend::Exact => quote!(let item = f64::from(*item);),
        Lend::Rounded => quote!(let item = *item as f64;),
        Lend::Text | Lend::Enum => quote!(let item = item.as_str();),
        Lend::Reference | Lend::Boxed => TokenStream::new(),
    };
    quote!(for item in #elements { #lent #body })
}

fn steps(steps: &[Step], body: &TokenStream) -> TokenStream {
    match steps {
        [] => body.clone(),
        // A list that is only flattened is not collected.
        [Step::Each(Typed { code: Code::List(inner), .. }), Step::Flatten(Source::Computed { .. }), rest @ ..] => {
            each(inner, &self::steps(rest, body))
        }
        [Step::Each(element), rest @ ..] => {
            let (element_value, rest) = (value(element), self::steps(rest, body));
            match element.nullable {
                true => quote!(if let Some(item) = #element_value { #rest }),
                false => quote!(let item = #element_value; #rest),
            }
        }
        [Step::Keep(kept), rest @ ..] => {
            let (kept, rest) = (condition(kept), self::steps(rest, body));
            quote!(if #kept { #rest })
        }
        [Step::Flatten(source), rest @ ..] => each_in(quote!(item), *source, self::steps(rest, body)),
    }
}

fn number_literal(number: f64) -> TokenStream {
    let literal = Literal::f64_unsuffixed(number.abs());
    if number.is_sign_negative() { quote!(-#literal) } else { quote!(#literal) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cast_before_less_than_is_in_parentheses() {
        let printed = |left: TokenStream| {
            let left = before_less_than(operand(left));
            prettyplease::unparse(&syn::parse_quote!(const IS_LESS: bool = #left < 3.0;))
        };
        assert_eq!(printed(quote!(a.len() as f64)), "const IS_LESS: bool = (a.len() as f64) < 3.0;\n");
        assert_eq!(printed(quote!(f64::from(a))), "const IS_LESS: bool = f64::from(a) < 3.0;\n");
        assert_eq!(printed(quote!(a || b)), "const IS_LESS: bool = (a || b) < 3.0;\n");
    }
}
