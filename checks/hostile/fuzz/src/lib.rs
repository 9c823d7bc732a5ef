//! Fuzz targets: no response makes a client panic.
//!
//! ```sh
//! cargo +nightly fuzz run rest_json corpus/rest_json seeds/rest_json -- -max_total_time=600
//! ```

use smithereens_checks_hostile::{Response, Protocol};

/// Calls every operation of the client of this protocol. Each must return an output or an error.
///
/// The input is a byte that chooses the status, header lines (`name:value`) that end with an empty line, and the body.
pub fn check(protocol: Protocol, input: &[u8]) {
    let Some((status, rest)) = input.split_first() else { return };
    let status = [200, 400, 500][usize::from(*status) % 3];
    let end = rest.windows(2).position(|window| window == b"\n\n");
    let (head, body) = end.map_or((&[][..], rest), |end| (&rest[..end], &rest[end + 2..]));
    let mut response = Response::new(status, body);
    for line in head.split(|byte| *byte == b'\n') {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        response = response.header(&line[..colon], line.get(colon + 1..).unwrap_or_default());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime").block_on(protocol.call(&response));
}
