//! The streams that paginators return.

pub use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};
