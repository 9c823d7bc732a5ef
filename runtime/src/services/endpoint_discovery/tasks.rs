//! The tasks that request endpoints while calls use the former ones.

#[cfg(feature = "rt-tokio")]
pub(super) use on_tokio::Tasks;

#[cfg(feature = "rt-tokio")]
mod on_tokio {
    use std::sync::{Mutex, PoisonError};
    use tokio::runtime::Handle;
    use tokio::task::JoinSet;

    /// The tasks of a client, which end when it is dropped.
    #[derive(Debug, Default)]
    pub(in super::super) struct Tasks(Mutex<JoinSet<()>>);

    impl Tasks {
        /// Runs a task, and returns whether there is a runtime of tokio to run it.
        pub(in super::super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> bool {
            let Ok(runtime) = Handle::try_current() else { return false };
            let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            while tasks.try_join_next().is_some() {}
            tasks.spawn_on(task, &runtime);
            true
        }
    }
}

/// Without tokio there is nothing that runs a task: a call that needs an endpoint requests it.
#[cfg(not(feature = "rt-tokio"))]
#[derive(Debug, Default)]
pub(super) struct Tasks {}

#[cfg(not(feature = "rt-tokio"))]
impl Tasks {
    pub(super) fn spawn(&self, _task: impl Future<Output = ()> + Send + 'static) -> bool {
        false
    }
}
