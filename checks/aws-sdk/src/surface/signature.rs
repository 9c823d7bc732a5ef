use crate::surface::canonical::Canonical;
use crate::surface::generics::Parameters;
use syn::{FnArg, Receiver, Signature};

/// The canonical form of a function's signature, without its name and the names of its parameters.
pub(crate) fn of_function(signature: &Signature, canonical: &Canonical<'_>) -> String {
    let mut canonical = canonical.clone();
    let parameters = Parameters::of(&signature.generics, &mut canonical);
    let inputs: Vec<String> = signature
        .inputs
        .iter()
        .map(|input| match input {
            FnArg::Receiver(receiver) => of_receiver(receiver, &canonical),
            FnArg::Typed(typed) => canonical.of_type(&typed.ty),
        })
        .collect();
    let asynchronous = if signature.asyncness.is_some() { "async " } else { "" };
    let unsafety = if signature.unsafety.is_some() { "unsafe " } else { "" };
    format!(
        "{asynchronous}{unsafety}fn{}({}){}{}",
        parameters.list(),
        inputs.join(", "),
        canonical.returned(&signature.output),
        parameters.clause()
    )
}

fn of_receiver(receiver: &Receiver, canonical: &Canonical<'_>) -> String {
    match (&receiver.reference, &receiver.mutability) {
        _ if receiver.colon_token.is_some() => format!("self: {}", canonical.of_type(&receiver.ty)),
        (None, _) => "self".to_owned(),
        (Some((_, lifetime)), mutability) => {
            let lifetime = lifetime.as_ref().map(|lifetime| format!("{lifetime} ")).unwrap_or_default();
            format!("&{lifetime}{}self", if mutability.is_some() { "mut " } else { "" })
        }
    }
}
