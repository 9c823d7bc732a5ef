use super::request::{Request, decoded};
use aws_smithy_schema::Schema;

/// The method, path and literal query parameters of an operation's [`http`
/// trait](https://smithy.io/2.0/spec/http-bindings.html#http-trait).
#[derive(Debug, Clone)]
pub struct Route<'s> {
    method: &'s str,
    segments: Vec<Segment<'s>>,
    query: Vec<(&'s str, &'s str)>,
    input: &'s Schema<'s>,
}

#[derive(Debug, Clone, PartialEq)]
enum Segment<'s> {
    Literal(&'s str),
    Label(&'s str),
    /// A label that matches several segments.
    Greedy(&'s str),
}

/// How specifically a route matches a request. The greatest one is the route of the request.
pub type Specificity = (usize, usize, usize, usize);

impl<'s> Route<'s> {
    /// The route of the operation with this input, if its protocol has HTTP bindings.
    pub fn of(input: &'s Schema<'s>) -> Option<Self> {
        let http = input.http()?;
        let (path, query) = http.uri().split_once('?').unwrap_or((http.uri(), ""));
        let mut segments: Vec<Segment<'s>> = path.split('/').skip(1).map(Segment::parse).collect();
        // Labels that the path lacks are in the host of the endpoint, such as the bucket of S3. The endpoints of mocks and
        // of local servers have no such host, so that these labels are at the start of the path.
        let is_in_path = |name: &str| segments.iter().any(|segment| segment.label() == Some(name));
        let labels = input.members().iter().filter(|member| member.http_label().is_some());
        let missing = labels.filter_map(|member| member.member_name()).filter(|name| !is_in_path(name));
        let mut leading: Vec<Segment<'s>> = missing.map(Segment::Label).collect();
        if !leading.is_empty() {
            segments.retain(|segment| *segment != Segment::Literal(""));
        }
        leading.append(&mut segments);
        let query = query.split('&').filter(|pair| !pair.is_empty());
        let query = query.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
        Some(Self { method: http.method(), segments: leading, query, input })
    }

    /// The values of the labels in a request for this route. `None` if the request is for another route.
    pub fn labels(&self, request: &Request) -> Option<Vec<(&'s str, String)>> {
        if request.method() != self.method || !self.query.iter().all(|pair| has_literal(request, *pair)) {
            return None;
        }
        let mut labels = Vec::new();
        let mut rest = Some(request.path().strip_prefix('/').unwrap_or(request.path()));
        for (index, segment) in self.segments.iter().enumerate() {
            match segment {
                Segment::Greedy(name) => {
                    let after = self.segments.len() - index - 1;
                    let (value, remaining) = split_greedy(rest?, after)?;
                    if value.is_empty() {
                        return None;
                    }
                    labels.push((*name, decoded(value)));
                    rest = remaining;
                }
                Segment::Label(_) | Segment::Literal(_) => {
                    let (value, remaining) = match rest?.split_once('/') {
                        Some((value, remaining)) => (value, Some(remaining)),
                        None => (rest?, None),
                    };
                    match segment {
                        Segment::Literal(literal) if decoded(value) != *literal => return None,
                        Segment::Label(_) if value.is_empty() => return None,
                        Segment::Label(name) => labels.push((*name, decoded(value))),
                        Segment::Literal(_) | Segment::Greedy(_) => {}
                    }
                    rest = remaining;
                }
            }
        }
        // A slash at the end is not significant.
        rest.is_none_or(str::is_empty).then_some(labels)
    }

    /// How specifically this route matches a request that must have the required members. `None` if the request is for another
    /// route.
    ///
    /// Some operations of S3 have the same method and path, and differ in a header that one of them requires.
    pub fn specificity(&self, request: &Request, required: &[String]) -> Option<Specificity> {
        self.labels(request)?;
        let is_required = |member: &&&Schema<'_>| required.iter().any(|name| member.member_name() == Some(name));
        let bound = self.input.members().iter().filter(is_required);
        let bound: Vec<bool> = bound.filter_map(|member| is_sent(member, request)).collect();
        let literals = self.query.iter().filter(|(name, _)| *name != OPERATION).count();
        let count = |is_counted: fn(&Segment<'_>) -> bool| self.segments.iter().filter(|each| is_counted(each)).count();
        let segments = count(|segment| matches!(segment, Segment::Literal(_)));
        let single = count(|segment| matches!(segment, Segment::Label(_)));
        let are_sent = bound.iter().all(|is_sent| *is_sent);
        are_sent.then_some((literals, segments, single, bound.len()))
    }
}

/// Whether a request has a member that is bound to a header or a query parameter.
fn is_sent(member: &Schema<'_>, request: &Request) -> Option<bool> {
    match (member.http_header(), member.http_query()) {
        (Some(header), _) => Some(request.headers().contains_key(header.value())),
        (None, Some(query)) => Some(request.query().iter().any(|(name, _)| name == query.value())),
        (None, None) => None,
    }
}

impl<'s> Segment<'s> {
    fn parse(text: &'s str) -> Self {
        match text.strip_prefix('{').and_then(|label| label.strip_suffix('}')) {
            Some(label) => label.strip_suffix('+').map_or(Self::Label(label), Self::Greedy),
            None => Self::Literal(text),
        }
    }

    fn label(&self) -> Option<&'s str> {
        match self {
            Self::Label(name) | Self::Greedy(name) => Some(name),
            Self::Literal(_) => None,
        }
    }
}

/// The parameter by which clients of AWS name the operation. Other clients leave it out.
const OPERATION: &str = "x-id";

fn has_literal(request: &Request, (name, value): (&str, &str)) -> bool {
    let mut found = request.query().iter().filter(|(found, _)| found == name).peekable();
    if name == OPERATION && found.peek().is_none() {
        return true;
    }
    found.any(|(_, found)| found == value)
}

/// Splits a path into the part that a greedy label matches, and the given number of segments after it.
fn split_greedy(path: &str, segments_after: usize) -> Option<(&str, Option<&str>)> {
    if segments_after == 0 {
        return Some((path, None));
    }
    let (at, _) = path.rmatch_indices('/').nth(segments_after - 1)?;
    Some((path.get(..at)?, path.get(at + 1..)))
}
