use crate::operation::Descriptor;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;

/// Completes the output of a call with the members in the first message, if the protocol sends them there.
/// <https://smithy.io/2.0/spec/streaming.html#initial-response>
pub(crate) async fn complete(operation: &Descriptor, context: &mut InterceptorContext) {
    let Some(member) = operation.response_events else { return };
    if operation.output.members().len() < 2 {
        return;
    }
    let Some(result) = context.output_or_error_mut() else { return };
    let Ok(output) = result else { return };
    let Some(events) = member(output) else { return };
    match events.initial_response(operation.output, operation.read_output).await {
        Ok(None) => {}
        Ok(Some(mut completed)) => {
            if let (Some(connected), Some(place)) = (member(output), member(&mut completed)) {
                std::mem::swap(connected, place);
            }
            *output = completed;
        }
        Err(error) => *result = Err(error),
    }
}
