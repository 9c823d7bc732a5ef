//! Generates the client, as any package would.

fn main() -> Result<(), smithereens_codegen::Error> {
    smithereens_codegen::configure()
        .model("model/api-gateway.json")
        .operations([
            "CreateRestApi",
            "DeleteGatewayResponse",
            "DeleteRestApi",
            "GetGatewayResponse",
            "GetGatewayResponses",
            "PutGatewayResponse",
            "UpdateGatewayResponse",
        ])
        .compile()
}
