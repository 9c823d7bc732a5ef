use super::{File, HEADER, ROOT, Record};
use crate::emit::{Imports, Module};
use crate::error::Error;
use crate::output::record::TokenHash;
use crate::sorted::SortedMap;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The stack size of a thread that emits and formats, in bytes. The syntax tree can be as deep as the nesting in the model,
/// and the stack frames of an unoptimized parser are large.
const STACK: usize = 32 << 20;

/// A module and its place in the client.
struct Source<'m> {
    path: String,
    /// The number of modules between it and the root.
    depth: usize,
    module: &'m Module<'m>,
}

/// Formats the files of a client, with a thread for each processor. Files that did not change since they were recorded are
/// read instead.
///
/// # Errors
/// The tokens of a module are not Rust, which is a bug in an emitter.
pub(crate) fn format(root: &Module<'_>, record: &Record) -> Result<Vec<File>, Error> {
    let mut sources = vec![Source { path: ROOT.to_owned(), depth: 0, module: root }];
    root.modules.iter().for_each(|module| collect(module, "", 1, &mut sources));
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(usize, File)>, Error> {
        let mut files = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(source) = sources.get(index) else { return Ok(files) };
            files.push((index, file(source, record)?));
        }
    };
    let files = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(sources.len());
        let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("threads can start");
        let workers: Vec<_> = (0..workers).map(start).collect();
        let mut files = SortedMap::new();
        for worker in workers {
            for (index, file) in worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))? {
                files.insert(index, file);
            }
        }
        Ok(files)
    })?;
    Ok(files.into_values().collect())
}

fn collect<'m>(module: &'m Module<'m>, folder: &str, depth: usize, sources: &mut Vec<Source<'m>>) {
    let path = format!("{folder}{}.rs", module.file_name());
    sources.push(Source { path, depth, module });
    let folder = format!("{folder}{}/", module.file_name());
    module.modules.iter().for_each(|module| collect(module, &folder, depth + 1, sources));
}

fn file(source: &Source<'_>, record: &Record) -> Result<File, Error> {
    let body = source.module.body();
    let (mut imports, mut hash) = (Imports::default(), TokenHash::default());
    walk(body.clone(), &mut imports, &mut hash);
    let head = Module::head(source.depth, &imports);
    let macro_call = source.module.macro_call.as_deref();
    walk(quote! { #head #macro_call }, &mut Imports::default(), &mut hash);
    let tokens = hash.finish();
    if let Some(text) = record.text(&source.path, tokens) {
        return Ok(File { path: source.path.clone(), text, tokens });
    }
    let tree = syn::parse2(quote! { #head #body }).map_err(|error| Error::not_rust(&source.path, &error))?;
    let mut items = prettyplease::unparse(&tree);
    if let Some(start) = macro_call {
        items = in_macro_call(start, &items);
    }
    let text = format!("{HEADER}{items}");
    Ok(File { path: source.path.clone(), text, tokens })
}

/// The items in a macro call. They are formatted before, because prettyplease does not format the arguments of macros.
fn in_macro_call(start: &str, items: &str) -> String {
    let lines: String = items.lines().map(|line| format!("    {line}\n")).collect();
    format!("{start}\n{lines}}}\n")
}

fn walk(tokens: TokenStream, imports: &mut Imports, hash: &mut TokenHash) {
    for token in tokens {
        hash.add(&token);
        match token {
            TokenTree::Group(group) => {
                imports.edge();
                walk(group.stream(), imports, hash);
                imports.edge();
                hash.end();
            }
            token => imports.see(token),
        }
    }
}
