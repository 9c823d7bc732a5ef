//! A client of Amazon API Gateway for gateway responses and their REST APIs, generated while this package is built.
//!
//! ```no_run
//! use smithereens_apigateway::config::{Credentials, Region};
//! use smithereens_apigateway::types::GatewayResponseType;
//! use smithereens_apigateway::{Client, Config};
//!
//! # async fn example() -> Result<(), smithereens_apigateway::Error> {
//! let config = Config::builder()
//!     .region(Region::new("eu-west-1"))
//!     .credentials_provider(Credentials::new("access key", "secret key", None, None, "example"))
//!     .build();
//! let client = Client::from_conf(config);
//! let response = client
//!     .get_gateway_response()
//!     .rest_api_id("a1b2c3d4e5")
//!     .response_type(GatewayResponseType::AccessDenied)
//!     .send()
//!     .await?;
//! println!("{:?} {:?}", response.response_type(), response.status_code());
//! # Ok(())
//! # }
//! ```

smithereens::include_client!("apigateway");
