//! A value that is made once.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;

/// The provider that a profile describes.
///
/// It is kept, since it can have a cache, such as that of a token. So is a failure: the files are not read again. Errors of
/// providers cannot be cloned, so the first caller gets the error, and later callers get another one.
#[derive(Debug)]
pub(super) struct Once<T, E> {
    cell: OnceCell<Result<Arc<T>, Mutex<Option<E>>>>,
}

impl<T, E> Once<T, E> {
    pub(super) fn new() -> Self {
        Self { cell: OnceCell::new() }
    }

    /// The value, or its error. `taken` makes the error of later callers.
    pub(super) async fn get_or_init<F: Future<Output = Result<T, E>>>(
        &self,
        init: impl FnOnce() -> F,
        taken: impl FnOnce() -> E,
    ) -> Result<Arc<T>, E> {
        let init = || async { init().await.map(Arc::new).map_err(|error| Mutex::new(Some(error))) };
        match self.cell.get_or_init(init).await {
            Ok(value) => Ok(value.clone()),
            Err(error) => Err(error.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_else(taken)),
        }
    }
}
