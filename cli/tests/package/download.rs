//! `smithereens add` with models from a mirror on this machine.

use crate::fresh::{Package, hex, text};
use crate::server::{Response, Server};
use sha2::{Digest, Sha256};
use std::fs;
use std::time::{Duration, Instant};

pub(crate) const MODEL: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "example#Weather": {
            "type": "service",
            "version": "1",
            "operations": [{"target": "example#ListCities"}],
            "traits": {"aws.protocols#restXml": {}, "aws.api#service": {"sdkId": "Weather"}}
        },
        "example#ListCities": {
            "type": "operation",
            "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/cities"}}
        }
    }
}
"#;

pub(crate) const PATH: &str = "models/weather/service/2024-01-01/weather-2024-01-01.json";

/// A mirror with one commit.
pub(crate) struct Mirror {
    pub(crate) server: Server,
    pub(crate) url: String,
}

impl Mirror {
    pub(crate) fn new() -> Self {
        let server = Server::default();
        let url = format!("http://{}/aws", server.start());
        let mirror = Self { server, url };
        mirror.commit("first", MODEL);
        mirror
    }

    /// Adds a commit, which is the newest one.
    pub(crate) fn commit(&self, name: &str, model: &str) {
        let checksums = format!("{}  {PATH}\n", hex(&Sha256::digest(model)));
        self.set("COMMIT", [Response::File(format!("{name}\n").into())]);
        self.set(&format!("{name}/SHA256SUMS"), [Response::File(checksums.into())]);
        self.set(&format!("{name}/{PATH}"), [Response::File(model.into())]);
    }

    fn set(&self, path: &str, responses: impl IntoIterator<Item = Response>) {
        self.server.set(&format!("/aws/{path}"), responses);
    }

    /// The requests since the last call, without the folder of the mirror.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.server.requests().into_iter().map(|path| path.replacen("/aws/", "", 1)).collect()
    }
}

#[test]
fn a_model_is_downloaded_once() {
    let (package, mirror) = (Package::new(), Mirror::new());
    let arguments = ["weather", "--source", &mirror.url];
    let (_, messages) = package.added(&arguments);
    assert_eq!(messages, "wrote model/weather.json\nwrote model/models.lock\nwrote Cargo.toml\nwrote build.rs\n");
    assert_eq!(mirror.requests(), ["COMMIT", "first/SHA256SUMS", &format!("first/{PATH}")]);
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
    let lock = package.read("trip/model/models.lock");
    let expected = format!(
        "[[model]]\nfile = \"model/weather.json\"\nsource = \"{}\"\nservice = \"weather\"\ncommit = \"first\"\nsha256 = \"{}\"\n",
        mirror.url,
        hex(&Sha256::digest(MODEL))
    );
    assert!(lock.ends_with(&expected), "{lock}");

    // The list has the checksum, so the second run needs no server.
    mirror.commit("second", &MODEL.replace("ListCities", "ListTowns"));
    for arguments in [&arguments[..], &["weather"]] {
        let (_, messages) = package.added(arguments);
        assert_eq!(messages, "nothing to write: the package has these clients\n");
    }
    assert_eq!(mirror.requests(), [""; 0]);

    // A model that is not in version control is that of the commit in the list, from the cache.
    fs::remove_file(package.path("trip/model/weather.json")).expect("it is there");
    let (_, messages) = package.added(&["weather"]);
    assert_eq!(messages, "wrote model/weather.json\n");
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
    assert_eq!(mirror.requests(), [""; 0]);
}

#[test]
fn a_commit_can_be_chosen() {
    let (package, mirror) = (Package::new(), Mirror::new());
    mirror.commit("second", "{}");
    package.added(&["weather", "--source", &mirror.url, "--commit", "first"]);
    assert_eq!(mirror.requests(), ["first/SHA256SUMS", &format!("first/{PATH}")]);
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
    let error = package.refused(&["weather", "--source", &mirror.url, "--commit", "../first"]);
    assert!(error.starts_with("error: invalid commit `../first`\n"), "{error}");
    let error = package.refused(&["weather", "--source", &mirror.url, "--commit", "third"]);
    assert!(error.contains("third/SHA256SUMS: 404 Not Found\n  = help: check the commit"), "{error}");
}

#[test]
fn a_model_that_is_not_that_of_the_list_is_an_error() {
    let (package, mirror) = (Package::new(), Mirror::new());
    package.added(&["weather", "--source", &mirror.url]);
    package.write("trip/model/weather.json", "{}");
    let error = package.refused(&["weather"]);
    let expected =
        "error: model/weather.json has changed since it was added\n  = help: restore it from version control";
    assert!(error.starts_with(expected), "{error}");
    // The mirror gives another model for the commit.
    fs::remove_file(package.path("trip/model/weather.json")).expect("it is there");
    fs::remove_dir_all(package.path("cache")).expect("a cache");
    mirror.commit("first", &MODEL.replace("ListCities", "ListTowns"));
    let error = package.refused(&["weather"]);
    assert!(
        error.contains(" does not have the checksum that model/models.lock lists for model/weather.json\n"),
        "{error}"
    );
    assert!(!package.path("trip/model/weather.json").exists());
    // A file that the package has for another reason stays.
    let package = Package::new();
    package.write("trip/model/weather.json", "{ }");
    let error = package.refused(&["weather", "--source", &mirror.url]);
    assert!(error.starts_with("error: the package has another file model/weather.json\n"), "{error}");
    assert_eq!(package.read("trip/model/weather.json"), "{ }");
}

#[test]
fn offline_only_the_cache_is_used() {
    let (package, mirror) = (Package::new(), Mirror::new());
    let arguments = ["weather", "--source", &mirror.url, "--offline"];
    let error = package.refused(&arguments);
    let expected = "does not have the newest commit\n  = help: run the command without `--offline`\n";
    assert!(error.ends_with(expected), "{error}");
    package.added(&["weather", "--source", &mirror.url]);
    mirror.requests();
    fs::remove_dir_all(package.path("trip/model")).expect("models");
    package.added(&arguments);
    assert_eq!((package.read("trip/model/weather.json").as_str(), mirror.requests()), (MODEL, Vec::new()));
    let error = package.refused(&[&arguments[..], &["--commit", "second"]].concat());
    assert!(error.contains("does not have the list of models of the commit second\n"), "{error}");
}

/// The name of the newest commit is in the cache beside the folders of commits.
#[test]
fn a_commit_can_have_any_name() {
    let (package, mirror) = (Package::new(), Mirror::new());
    mirror.commit("newest", MODEL);
    package.added(&["weather", "--source", &mirror.url]);
    assert!(package.read("trip/model/models.lock").contains("commit = \"newest\""));
    fs::remove_dir_all(package.path("trip/model")).expect("models");
    package.added(&["weather", "--source", &mirror.url, "--offline"]);
}

/// A cached file that was changed is not used.
#[test]
fn the_cache_is_checked() {
    let (package, mirror) = (Package::new(), Mirror::new());
    package.added(&["weather", "--source", &mirror.url]);
    mirror.requests();
    let cached = fs::read_dir(package.path("cache/smithereens/models")).expect("a cache").next();
    let cached = cached.expect("a source").expect("an entry").path().join("first").join(PATH);
    fs::write(&cached, "{}").expect("a file");
    fs::remove_dir_all(package.path("trip/model")).expect("models");
    package.added(&["weather", "--source", &mirror.url]);
    assert_eq!(mirror.requests(), ["COMMIT".to_owned(), format!("first/{PATH}")]);
    assert_eq!(fs::read_to_string(cached).expect("a file"), MODEL);
}

#[test]
fn a_temporary_failure_is_tried_again() {
    let (package, mirror) = (Package::new(), Mirror::new());
    mirror.set("COMMIT", [Response::Status("503 Service Unavailable"), Response::File("first".into())]);
    let cut_off = Response::CutOff(MODEL.as_bytes()[..100].to_vec());
    mirror.set(&format!("first/{PATH}"), [cut_off.clone(), cut_off, Response::File(MODEL.into())]);
    package.added(&["weather", "--source", &mirror.url]);
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
    assert_eq!(mirror.requests().len(), 2 + 1 + 3);
}

#[test]
fn redirects_are_followed() {
    let (package, mirror) = (Package::new(), Mirror::new());
    mirror.set(&format!("first/{PATH}"), [Response::Redirect(format!("{}/elsewhere", mirror.url))]);
    mirror.set("elsewhere", [Response::File(MODEL.into())]);
    package.added(&["weather", "--source", &mirror.url]);
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
}

#[test]
fn failures_say_what_to_do_and_leave_nothing() {
    let html = || Response::File("<html>Log in</html>".into());
    let cut_off = Response::CutOff(MODEL.as_bytes()[..100].to_vec());
    let model = format!("first/{PATH}");
    for (path, response, expected) in [
        (model.as_str(), cut_off, "the connection ended after 100 bytes"),
        (&model, html(), "19 bytes with a wrong checksum\n  = help: run the command again"),
        (&model, Response::Status("404 Not Found"), "404 Not Found\n  = help: the list of models names this file"),
        (
            &model,
            Response::Status("500 Internal Server Error"),
            "500 Internal Server Error, in 3 attempts\n  = help: check",
        ),
        (&model, Response::Redirect("/aws/COMMIT".to_owned()), "6 bytes with a wrong checksum"),
        (&model, Response::Redirect(format!("/aws/{model}")), "redirects without end"),
        (&model, Response::Large((64 << 20) + 1), "is larger than 64 MiB\n  = help: check the address"),
        ("first/SHA256SUMS", html(), "expected lines of a SHA-256 and a path\n  = help: check the address"),
        ("first/SHA256SUMS", Response::Status("404 Not Found"), "404 Not Found\n  = help: check the commit"),
        (
            "first/SHA256SUMS",
            Response::Status("429 Too Many Requests"),
            "Requests\n  = help: the server may limit requests",
        ),
        ("COMMIT", Response::Status("404 Not Found"), "404 Not Found\n  = help: expected a mirror, with the newest"),
        ("COMMIT", Response::Status("401 Unauthorized"), "401 Unauthorized\n  = help: check the address"),
        ("COMMIT", html(), "expected a commit\n  = help: check the address of the source, and whether a proxy"),
    ] {
        let (package, mirror) = (Package::new(), Mirror::new());
        mirror.set(path, [response]);
        let error = package.refused(&["weather", "--source", &mirror.url]);
        assert!(error.contains(expected), "{path}: {expected}: {error}");
        package.assert_untouched();
    }
}

#[test]
fn a_slow_server_is_not_waited_for() {
    let (package, mirror) = (Package::new(), Mirror::new());
    mirror.set(&format!("first/{PATH}"), [Response::Slow(MODEL.as_bytes()[..100].to_vec())]);
    let start = Instant::now();
    let error = package.refused(&["weather", "--source", &mirror.url, "--timeout", "1"]);
    let expected =
        "the server sent nothing for 1 s\n  = help: run the command again; `--timeout SECONDS` waits longer\n";
    assert!(error.ends_with(expected), "{error}");
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    package.assert_untouched();
}

/// The checksum is right, but the file is not a model.
#[test]
fn a_file_that_is_not_a_model_is_an_error() {
    let (package, mirror) = (Package::new(), Mirror::new());
    mirror.commit("first", "<html>");
    let error = package.refused(&["weather", "--source", &mirror.url]);
    assert!(error.contains("error[Model]") && error.contains("weather-2024-01-01.json:1:1"), "{error}");
    package.assert_untouched();
}

#[test]
fn a_server_that_is_not_there_is_an_error() {
    let package = Package::new();
    // The port of a listener that is closed.
    let address =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let output = package.add(&["weather", "--source", &format!("http://{address}")]);
    let error = text(&output.stderr);
    assert!(error.contains("in 3 attempts\n  = help: check the network"), "{error}");
    package.assert_untouched();
}

#[test]
fn an_unknown_service_has_suggestions() {
    let (package, mirror) = (Package::new(), Mirror::new());
    let error = package.refused(&["wether", "--source", &mirror.url]);
    assert!(error.contains("has no model of `wether`\n  = help: it has one service, `weather`\n"), "{error}");
    package.assert_untouched();
}
