//! Generates the clients, each with the operations that are called.

fn main() -> Result<(), smithereens_codegen::Error> {
    smithereens_codegen::configure().model("../../model/api-gateway.json").operations(["GetGatewayResponse"]).compile()
}
