//! Setters of builders, as in AWS's crate: one takes a value, the other an option.

/// Defines both setters of each field. The first type is that of the argument of the former, which is converted.
macro_rules! setters {
    ($(
        $(#[$docs:meta])*
        $field:ident($argument:ty), $set:ident($type:ty);
    )*) => {$(
        $(#[$docs])*
        pub fn $field(mut self, $field: $argument) -> Self {
            self.$field = Some($field.into());
            self
        }

        $(#[$docs])*
        pub fn $set(&mut self, $field: Option<$type>) -> &mut Self {
            self.$field = $field;
            self
        }
    )*};
}

pub(crate) use setters;
