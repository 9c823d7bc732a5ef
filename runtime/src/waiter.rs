//! The results of waiters: operations that are called until a condition holds.
//!
//! A client whose model has waiters has a trait `client::Waiters`, whose methods start them.

pub use aws_smithy_runtime_api::client::waiters::FinalPoll;
pub use aws_smithy_runtime_api::client::waiters::error::{FailureState, WaiterError};

/// Returns what a service says about why waiting failed.
///
/// It is implemented for the errors of waiters whose model says which member of the response has the messages, and for the
/// outputs in these errors.
///
/// ```
/// use smithereens::waiter::{FailureMessages, WaiterError};
///
/// fn explain<O: FailureMessages, E>(error: &WaiterError<O, E>) -> String {
///     match error.failure_messages() {
///         [] => error.to_string(),
///         messages => format!("{error}: {}", messages.join("; ")),
///     }
/// }
/// ```
pub trait FailureMessages {
    /// The messages; none if the response has none, the failure is an error of the service, or the wait ended otherwise. They
    /// may contain sensitive values, and `Debug` does not show them.
    fn failure_messages(&self) -> &[String];
}

impl<O: FailureMessages, E> FailureMessages for FailureState<O, E> {
    fn failure_messages(&self) -> &[String] {
        self.final_poll().as_result().map_or(&[], FailureMessages::failure_messages)
    }
}

impl<O: FailureMessages, E> FailureMessages for WaiterError<O, E> {
    fn failure_messages(&self) -> &[String] {
        match self {
            Self::FailureState(failure) => failure.failure_messages(),
            _ => &[],
        }
    }
}
