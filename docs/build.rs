//! Generates the clients that the chapters of the book call.

fn main() -> Result<(), smithereens_codegen::Error> {
    smithereens_codegen::configure()
        .model("../model/api-gateway.json")
        .operations(["GetGatewayResponse", "PutGatewayResponse"])
        .compile()?;
    smithereens_codegen::configure().model("models/s3.smithy").compile()?;
    smithereens_codegen::configure().model("models/sts.smithy").presign_all(true).compile()?;
    smithereens_codegen::configure().model("models/transcribe.smithy").mocks(true).compile()?;
    smithereens_codegen::configure().model("models/weather.smithy").mocks(true).serde(true).compile()?;
    smithereens_codegen::configure()
        .model("models/weather.smithy")
        .required_arguments(true)
        .name("weather_arguments")
        .compile()
}
