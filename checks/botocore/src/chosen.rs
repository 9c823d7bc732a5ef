//! Drives the client of the service that `compare.py --service` names.

smithereens_checks_botocore::driver!("chosen");
