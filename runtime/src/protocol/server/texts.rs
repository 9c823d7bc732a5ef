/// Implements the methods of `ShapeDeserializer` that read values other than structures, lists and maps, by `self.text()`.
macro_rules! texts {
    () => {
        without_nulls!();

        crate::protocol::text_values::text_values!(self => self.text()?, in "texts");

        fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
            match self.text()? {
                "true" => Ok(true),
                "false" => Ok(false),
                text => Err(not_a("`true` or `false`", text)),
            }
        }

        fn read_string(&mut self, _schema: &Schema<'_>) -> Result<String, SerdeError> {
            self.text().map(str::to_owned)
        }
    };
}

pub(super) use texts;
