use crate::arguments::Files;
use crate::{input, output};
use smithereens_codegen::{Error, ast};

pub(crate) fn run(files: &Files) -> Result<(), Error> {
    let loaded = input::load_valid(files)?;
    output::print(ast::to_string(&loaded.model).as_bytes())
}
