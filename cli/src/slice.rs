use crate::arguments::Slice;
use crate::{client, output};
use smithereens_codegen::{Documentation, Error, ast};

pub(crate) fn run(arguments: &Slice) -> Result<(), Error> {
    let (loaded, builder) = client::configure(&arguments.client)?;
    let documentation = if arguments.no_docs { Documentation::Remove } else { Documentation::Keep };
    let model = client::with_tests(builder, &arguments.tests).extract_from(&loaded, documentation)?;
    output::print(ast::to_short_string(&model).as_bytes())
}
