//! The client of the whole of Glacier.

smithereens::include_client!("glacier");
