//! Takes single items out of generated code, so that a snapshot is short enough to be read.

use smithereens_codegen::Generated;
use syn::{File, ImplItem, Item, Visibility};

/// The chosen items of these files, each file with its imports. Panics if there is no such item.
pub(crate) fn excerpt(client: &Generated, chosen: &[(String, Vec<String>)]) -> String {
    let of_file = |(file, names): &(String, Vec<String>)| {
        let text = client.files().find(|(path, _)| path == file).map(|(_, text)| text);
        let text = text.unwrap_or_else(|| panic!("there is no file {file}"));
        let mut items = match names.iter().any(|name| name == "*") {
            true => Vec::new(),
            false => items(text).filter(is_import).collect(),
        };
        for name in names {
            let before = items.len();
            items.extend(find(text, name));
            assert!(items.len() > before, "there is no {name} in {file}");
        }
        format!("// {file}\n{}", prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items }))
    };
    chosen.iter().map(of_file).collect::<Vec<_>>().join("\n")
}

fn items(text: &str) -> impl Iterator<Item = Item> {
    syn::parse_file(text).expect("generated code is Rust").items.into_iter()
}

fn is_import(item: &Item) -> bool {
    matches!(item, Item::Use(item) if matches!(item.vis, Visibility::Inherited))
}

/// The items, or the part of one, that have this name.
fn find(text: &str, name: &str) -> Vec<Item> {
    match name.rsplit_once("::") {
        _ if name == "*" => items(text).collect(),
        _ if name == "mod *" => items(text).filter(|item| matches!(item, Item::Mod(_))).collect(),
        Some((owner, method)) if !name.contains(' ') => {
            items(text).filter_map(|item| method_of(item, owner, method)).collect()
        }
        _ => items(text).filter(|item| head(item) == name).collect(),
    }
}

/// The implementation of a type, with only one method.
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
