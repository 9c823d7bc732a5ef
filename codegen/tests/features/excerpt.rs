//! Takes single items out of generated code, so that a snapshot is small enough to be read.

use smithereens_codegen::Generated;
use syn::{File, ImplItem, Item};

/// The items of these modules, each module under its path. Panics when an item is not there.
pub(crate) fn excerpt(client: &Generated, items: &[(&str, &[&str])]) -> String {
    let of_module = |(path, names): &(&str, &[&str])| {
        let file = format!("{}.rs", path.replace("::", "/"));
        let (_, text) = client.files().find(|(path, _)| *path == file).unwrap_or_else(|| panic!("there is no {file}"));
        let items = names.iter().map(|name| print(find(text, name), &format!("{path}: {name}")));
        format!("// {path}\n{}", items.collect::<Vec<_>>().join("\n"))
    };
    items.iter().map(of_module).collect::<Vec<_>>().join("\n")
}

fn print(items: Vec<Item>, name: &str) -> String {
    assert!(!items.is_empty(), "there is no {name}");
    prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items })
}

fn find(source: &str, name: &str) -> Vec<Item> {
    let items = syn::parse_file(source).expect("code that was formatted once").items.into_iter();
    match name.rsplit_once("::") {
        _ if name == "*" => items.collect(),
        _ if name == "modules" => items.filter(|item| matches!(item, Item::Mod(_))).collect(),
        Some((owner, method)) if !name.contains(' ') => {
            items.filter_map(|item| method_of(item, owner, method)).collect()
        }
        _ => items.filter(|item| head(item) == name).collect(),
    }
}

/// The implementation of an owner with one method alone.
fn method_of(item: Item, owner: &str, method: &str) -> Option<Item> {
    let Item::Impl(mut implementation) = item else { return None };
    if text(&implementation.self_ty) != owner {
        return None;
    }
    implementation.items.retain(|item| matches!(item, ImplItem::Fn(function) if function.sig.ident == method));
    (!implementation.items.is_empty()).then_some(Item::Impl(implementation))
}

fn head(item: &Item) -> String {
    match item {
        Item::Struct(item) => format!("struct {}", item.ident),
        Item::Enum(item) => format!("enum {}", item.ident),
        Item::Static(item) => format!("static {}", item.ident),
        Item::Const(item) => format!("const {}", item.ident),
        Item::Impl(item) => match &item.trait_ {
            Some((_, of, _)) => format!("impl {} for {}", text(of), text(&item.self_ty)),
            None => format!("impl {}", text(&item.self_ty)),
        },
        _ => String::new(),
    }
}

fn text(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(" :: ", "::").replace(":: ", "::")
}
