//! Generates the client, as a package of yours does.

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
