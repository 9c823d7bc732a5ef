//! Expands the macros by example that the runtime uses to define public items.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};

/// A macro that `macro_rules!` defines.
#[derive(Debug)]
pub(crate) struct Macro {
    /// The crate that defines it, for `$crate`.
    crate_name: String,
    /// Patterns and bodies.
    rules: Vec<(TokenStream, TokenStream)>,
}

/// The tokens of the variables of a pattern.
#[derive(Debug, Default)]
struct Bindings {
    tokens: BTreeMap<String, TokenStream>,
    repetitions: Vec<Vec<Bindings>>,
}

impl Macro {
    /// A macro of a crate, by the tokens between its braces.
    pub(crate) fn new(crate_name: &str, definition: &TokenStream) -> Self {
        let groups: Vec<TokenStream> = definition
            .clone()
            .into_iter()
            .filter_map(|token| match token {
                TokenTree::Group(group) => Some(group.stream()),
                _ => None,
            })
            .collect();
        let rules = groups.chunks_exact(2).map(|rule| (rule[0].clone(), rule[1].clone())).collect();
        Self { crate_name: crate_name.to_owned(), rules }
    }

    /// The expansion of a call. `None` if no rule matches.
    pub(crate) fn expand(&self, arguments: &TokenStream) -> Option<TokenStream> {
        self.rules.iter().find_map(|(pattern, body)| {
            let pattern: Vec<TokenTree> = pattern.clone().into_iter().collect();
            let bindings = (|input: ParseStream<'_>| matches(&pattern, input)).parse2(arguments.clone()).ok()?;
            Some(self.transcribe(body, &[&bindings]))
        })
    }

    /// Replaces the variables of a body by their tokens in the innermost repetition that defines them.
    fn transcribe(&self, body: &TokenStream, scopes: &[&Bindings]) -> TokenStream {
        let body: Vec<TokenTree> = body.clone().into_iter().collect();
        let mut expanded = TokenStream::new();
        let mut index = 0;
        while let Some(token) = body.get(index) {
            index += 1;
            match (token, body.get(index)) {
                (dollar, Some(TokenTree::Ident(name))) if is_dollar(dollar) => {
                    index += 1;
                    match scopes.iter().rev().find_map(|scope| scope.tokens.get(&name.to_string())) {
                        Some(tokens) => expanded.extend(tokens.clone()),
                        None => {
                            let crate_name = proc_macro2::Ident::new(&self.crate_name, name.span());
                            expanded.extend(quote!(::#crate_name));
                        }
                    }
                }
                (dollar, Some(TokenTree::Group(group))) if is_dollar(dollar) => {
                    let (separator, next) = repetition_end(&body, index + 1);
                    index = next;
                    let uses = variables(&group.stream());
                    let mut repetitions = scopes.iter().rev().flat_map(|scope| &scope.repetitions);
                    let iterations = repetitions.find(|iterations| {
                        iterations.iter().any(|iteration| uses.iter().any(|name| iteration.tokens.contains_key(name)))
                    });
                    for (number, iteration) in iterations.into_iter().flatten().enumerate() {
                        if number > 0 {
                            expanded.extend(separator.clone());
                        }
                        expanded.extend(self.transcribe(&group.stream(), &[scopes, &[iteration]].concat()));
                    }
                }
                (TokenTree::Group(group), _) => {
                    let stream = self.transcribe(&group.stream(), scopes);
                    expanded.extend([TokenTree::Group(Group::new(group.delimiter(), stream))]);
                }
                (token, _) => expanded.extend([token.clone()]),
            }
        }
        expanded
    }
}

fn is_dollar(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '$')
}

/// The separator of a repetition whose operator or separator is at this index, and the index after the repetition.
fn repetition_end(tokens: &[TokenTree], index: usize) -> (Option<TokenTree>, usize) {
    let is_operator = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if "*+?".contains(punct.as_char()));
    match tokens.get(index) {
        Some(token) if is_operator(token) => (None, index + 1),
        separator => (separator.cloned(), index + 2),
    }
}

/// The variables that a repetition uses.
fn variables(body: &TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = body.clone().into_iter().collect();
    let mut names = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match (token, tokens.get(index + 1)) {
            (dollar, Some(TokenTree::Ident(name))) if is_dollar(dollar) => names.push(name.to_string()),
            (TokenTree::Group(group), _) => names.extend(variables(&group.stream())),
            _ => {}
        }
    }
    names
}

fn matches(pattern: &[TokenTree], input: ParseStream<'_>) -> syn::Result<Bindings> {
    let mut bindings = Bindings::default();
    let mut index = 0;
    while let Some(token) = pattern.get(index) {
        index += 1;
        match (token, pattern.get(index)) {
            (dollar, Some(TokenTree::Ident(name))) if is_dollar(dollar) => {
                let kind = pattern.get(index + 2).map(ToString::to_string).unwrap_or_default();
                index += 3;
                bindings.tokens.insert(name.to_string(), fragment(&kind, input)?);
            }
            (dollar, Some(TokenTree::Group(group))) if is_dollar(dollar) => {
                let (separator, next) = repetition_end(pattern, index + 1);
                index = next;
                bindings.repetitions.push(repeat(group, separator.as_ref(), input));
            }
            (TokenTree::Group(group), _) => {
                let found: Group = input.parse()?;
                if found.delimiter() != group.delimiter() {
                    return Err(input.error("another delimiter"));
                }
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let inner = (|input: ParseStream<'_>| matches(&inner, input)).parse2(found.stream())?;
                bindings.tokens.extend(inner.tokens);
                bindings.repetitions.extend(inner.repetitions);
            }
            (token, _) => {
                let found: TokenTree = input.parse()?;
                if found.to_string() != token.to_string() {
                    return Err(input.error("another token"));
                }
            }
        }
    }
    Ok(bindings)
}

fn repeat(group: &Group, separator: Option<&TokenTree>, input: ParseStream<'_>) -> Vec<Bindings> {
    let pattern: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut iterations = Vec::new();
    while !input.is_empty() {
        let attempt = input.fork();
        let Ok(iteration) = matches(&pattern, &attempt) else { break };
        input.advance_to(&attempt);
        iterations.push(iteration);
        if let Some(separator) = separator {
            let attempt = input.fork();
            match attempt.parse::<TokenTree>() {
                Ok(found) if found.to_string() == separator.to_string() => input.advance_to(&attempt),
                _ => break,
            }
        }
    }
    iterations
}

fn fragment(kind: &str, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    Ok(match kind {
        "block" => input.parse::<syn::Block>()?.into_token_stream(),
        "expr" => input.parse::<syn::Expr>()?.into_token_stream(),
        "ident" => input.call(syn::Ident::parse_any)?.into_token_stream(),
        "item" => input.parse::<syn::Item>()?.into_token_stream(),
        "lifetime" => input.parse::<syn::Lifetime>()?.into_token_stream(),
        "literal" => input.parse::<syn::Lit>()?.into_token_stream(),
        "meta" => input.parse::<syn::Meta>()?.into_token_stream(),
        "path" => input.call(syn::Path::parse_mod_style)?.into_token_stream(),
        "ty" => {
            // A group keeps the tokens of a type together when other tokens follow.
            let parsed: syn::Type = input.parse()?;
            let group = Group::new(Delimiter::None, parsed.into_token_stream());
            TokenTree::Group(group).into()
        }
        "vis" => input.parse::<syn::Visibility>()?.into_token_stream(),
        _ => input.parse::<TokenTree>()?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repetition_can_use_outer_variables() {
        let definition = quote! { ($name:ident; $($field:ident: $type:ty),*) => { $(fn $field() -> $name<$type>;)* } };
        let expanded =
            Macro::new("runtime", &definition).expand(&quote!(Outer; a: u8, b: u16)).expect("the rule matches");
        let expected = quote! { fn a() -> Outer<u8>; fn b() -> Outer<u16>; };
        assert_eq!(expanded.to_string(), expected.to_string());
    }
}
