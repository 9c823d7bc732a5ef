use crate::plan::client::Presigned;

/// What can be presigned, as in AWS's own client: speech that a browser asks for by a URL.
/// <https://docs.aws.amazon.com/polly/latest/dg/API_SynthesizeSpeech.html>
pub(super) const PRESIGNED: [(&str, Presigned); 1] = [("SynthesizeSpeech", Presigned::Query)];
