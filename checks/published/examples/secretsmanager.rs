//! The client of the whole of Secrets Manager.

smithereens::include_client!("secretsmanager");
