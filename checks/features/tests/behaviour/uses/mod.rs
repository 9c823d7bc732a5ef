//! Clients without operations, of the types that these files name.

mod errors;
mod unions;
