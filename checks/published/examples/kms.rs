//! The client of the whole of KMS.

smithereens::include_client!("kms");
