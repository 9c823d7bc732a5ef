//! Generates a client of `rich.smithy` in every protocol.

const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];

fn main() -> Result<(), smithereens_codegen::Error> {
    for protocol in PROTOCOLS {
        smithereens_codegen::configure().model("rich.smithy").name(protocol).protocol(protocol).compile()?;
    }
    Ok(())
}
