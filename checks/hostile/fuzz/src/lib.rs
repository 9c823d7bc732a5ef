//! What every client must hold to, whatever a server answers.
//!
//! ```sh
//! cargo +nightly fuzz run rest_json corpus/rest_json seeds/rest_json -- -max_total_time=600
//! ```

use smithereens_checks_hostile::{Answer, Protocol};

/// Calls every operation of a client of this protocol, which must end in an output or an error.
///
/// The input is a digit that chooses the status, then lines of `name:value` up to an empty one, and then the body.
pub fn check(protocol: Protocol, input: &[u8]) {
    let Some((status, rest)) = input.split_first() else { return };
    let status = [200, 400, 500][usize::from(*status) % 3];
    let end = rest.windows(2).position(|window| window == b"\n\n");
    let (head, body) = end.map_or((&[][..], rest), |end| (&rest[..end], &rest[end + 2..]));
    let mut answer = Answer::new(status, body);
    for line in head.split(|byte| *byte == b'\n') {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        answer = answer.header(&line[..colon], line.get(colon + 1..).unwrap_or_default());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime").block_on(protocol.call(&answer));
}
