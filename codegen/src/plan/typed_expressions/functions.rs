//! [Functions](https://jmespath.org/specification.html#built-in-functions).

use super::known::{Kind, Known, kind, source};
use crate::plan::client::Structure;
use crate::plan::client::expression::{
    Code, Measure, Member, Members, Source, Stream, TextTest, Truth, Typed, UnionMembers,
};
use crate::plan::type_index::TypeIndex;

/// The supported functions that take a fixed number of arguments, with that number. `not_null` takes one or more. Published
/// models use only `length` and `keys`.
const SUPPORTED: [(&str, usize); 6] =
    [("length", 1), ("keys", 1), ("values", 1), ("starts_with", 2), ("ends_with", 2), ("contains", 2)];

/// Checks that a function is supported with this number of arguments.
///
/// # Errors
/// If it is not.
pub(super) fn check(name: &str, arguments: usize) -> Result<(), String> {
    match SUPPORTED.contains(&(name, arguments)) || (name == "not_null" && arguments > 0) {
        true => Ok(()),
        false => Err(format!("the function `{name}` with {arguments} arguments is not supported")),
    }
}

/// The value of a function.
///
/// # Errors
/// If the function cannot be called with arguments of these types.
pub(super) fn call<'p>(types: TypeIndex<'p>, name: &str, arguments: &[Known<'p>]) -> Result<Known<'p>, String> {
    match (name, arguments) {
        ("length", [of]) => length(types, of),
        ("keys", [of]) => keys(types, of),
        ("values", [of]) => values(types, of),
        ("starts_with", [text, part]) => text_test(TextTest::StartsWith, text, part),
        ("ends_with", [text, part]) => text_test(TextTest::EndsWith, text, part),
        ("contains", [text, part]) if matches!(text.kind, Kind::Text) => text_test(TextTest::Contains, text, part),
        ("contains", [list, part]) => contains(types, list, part),
        ("not_null", [before @ .., last]) => not_null(before, last),
        _ => check(name, arguments.len()).and(Err(format!("the function `{name}` is not supported"))),
    }
}

fn length<'p>(types: TypeIndex<'p>, of: &Known<'p>) -> Result<Known<'p>, String> {
    let measure = match of.kind {
        Kind::Text => Measure::Characters,
        Kind::List(_) | Kind::Computed { .. } | Kind::Map(_) => Measure::Elements,
        // An object has as many members as keys.
        Kind::Structure(_) | Kind::Union(_) => return length(types, &keys(types, of)?),
        _ => return Err("only strings, lists, maps, structures and unions have a length".to_owned()),
    };
    let code = Code::Length(Box::new(of.typed.clone()), measure);
    Ok(Known::new(code, of.typed.nullable, Kind::Number))
}

fn keys<'p>(types: TypeIndex<'p>, of: &Known<'p>) -> Result<Known<'p>, String> {
    let members = match of.kind {
        Kind::Map(map) => {
            let (element, lend) = kind(types, &map.key)?;
            return Ok(computed(of, Source::Keys(lend), element));
        }
        Kind::Structure(structure) => Members::Structure(members(structure)),
        Kind::Union(union) => Members::Union(UnionMembers::of(union)),
        _ => return Err("only maps, structures and unions have keys".to_owned()),
    };
    let kind = Kind::Computed { element: Box::new(Kind::Text), nullable: false };
    Ok(Known::new(Code::Keys(Box::new(of.typed.clone()), members), of.typed.nullable, kind))
}

fn members(structure: &Structure) -> Vec<Member> {
    let members = structure.fields.iter().filter_map(|field| {
        Some(Member { key: field.schema.id.member.clone()?, name: field.name.clone(), optional: field.optional })
    });
    members.collect()
}

fn values<'p>(types: TypeIndex<'p>, of: &Known<'p>) -> Result<Known<'p>, String> {
    let Kind::Map(map) = of.kind else { return Err("only maps have values".to_owned()) };
    let (element, lend) = kind(types, &map.value)?;
    Ok(computed(of, Source::Values { sparse: map.sparse, lend }, element))
}

fn computed<'p>(of: &Known<'p>, source: Source, element: Kind<'p>) -> Known<'p> {
    let stream = Stream { of: of.typed.clone(), source, steps: Vec::new() };
    let kind = Kind::Computed { element: Box::new(element), nullable: false };
    Known::new(Code::List(Box::new(stream)), of.typed.nullable, kind)
}

fn contains<'p>(types: TypeIndex<'p>, list: &Known<'p>, part: &Known<'p>) -> Result<Known<'p>, String> {
    let (source, element) = source(types, &list.kind)?;
    if !element.kind.is_like(&part.kind) {
        return Err(format!("a list of {} cannot contain {}", element.kind.name(), part.kind.name()));
    }
    let nullable = list.typed.nullable;
    let list = match (&list.typed.code, source) {
        (computed @ (Code::List(_) | Code::Keys(..)), _) => computed.clone(),
        (code, source) => {
            let of = Typed { code: code.clone(), nullable };
            Code::List(Box::new(Stream { of, source, steps: Vec::new() }))
        }
    };
    let list = Typed { code: list, nullable };
    Ok(Known::new(Code::Contains(Box::new(list), Box::new(part.typed.clone())), nullable, Kind::Boolean))
}

/// The first value that is not null.
fn not_null<'p>(before: &[Known<'p>], last: &Known<'p>) -> Result<Known<'p>, String> {
    before.iter().rev().try_fold(last.clone(), |right, left| {
        if !left.kind.is_like(&right.kind) {
            return Err(format!("a choice of {} or {} is not supported", left.kind.name(), right.kind.name()));
        }
        if !left.typed.nullable {
            return Ok(left.clone());
        }
        let nullable = right.typed.nullable;
        let code = Code::Or(Box::new(left.typed.clone()), Truth::Always, Box::new(right.typed));
        Ok(Known::new(code, nullable, right.kind))
    })
}

fn text_test<'p>(test: TextTest, text: &Known<'p>, part: &Known<'p>) -> Result<Known<'p>, String> {
    if !matches!((&text.kind, &part.kind), (Kind::Text, Kind::Text)) {
        return Err("only strings can be searched for strings".to_owned());
    }
    let nullable = text.typed.nullable || part.typed.nullable;
    let code = Code::TextTest(test, Box::new(text.typed.clone()), Box::new(part.typed.clone()));
    Ok(Known::new(code, nullable, Kind::Boolean))
}
