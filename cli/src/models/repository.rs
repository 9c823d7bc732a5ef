//! A repository of models on a server.

use super::cache::Cache;
use super::download::{Download, Downloader};
use super::listing::{Entry, Listing};
use crate::arguments::Network;
use crate::error::Error;
use std::path::PathBuf;
use std::time::Duration;

/// The repository of AWS.
pub(super) const AWS: &str = "https://github.com/aws/api-models-aws";

const GITHUB: &str = "https://github.com/";

/// A repository at a commit.
///
/// It is one on GitHub, or a folder on any server of files, which has `COMMIT` with the newest commit, and for each commit a
/// folder with the models and with `SHA256SUMS`. GitHub's address for newest commits is that of `git ls-remote`, which has no
/// limit of requests without a token. Its interface for trees has one, of 60 for an hour: one request is made for a commit,
/// and its response is cached.
pub(crate) struct Repository {
    pub(super) url: String,
    pub(super) commit: String,
    listing: Listing,
    cache: Cache,
    downloader: Downloader,
    is_offline: bool,
}

/// A part of a repository that is not a model.
struct Part<'p> {
    url: String,
    title: &'p str,
    missing: &'p str,
}

impl Repository {
    /// Downloads the list of models. The newest commit is taken if the request names none.
    ///
    /// # Errors
    /// A download fails, the server is not one of models, or the cache cannot be written.
    pub(super) fn open(url: &str, network: &Network) -> Result<Self, Error> {
        let url = url.trim_end_matches('/').to_owned();
        let downloader = Downloader::new(Duration::from_secs(network.timeout), url.starts_with("https:"));
        let mut repository = Self {
            cache: Cache::of(&url)?,
            url,
            commit: String::new(),
            listing: Listing::default(),
            downloader,
            is_offline: network.offline,
        };
        repository.commit = match &network.commit {
            Some(commit) => repository.check(commit)?,
            None => repository.newest_commit()?,
        };
        repository.listing = repository.list()?;
        Ok(repository)
    }

    /// The owner and the name of a repository on GitHub.
    fn github(&self) -> Option<&str> {
        self.url.strip_prefix(GITHUB).map(|name| name.trim_end_matches(".git"))
    }

    /// A commit that a person wrote.
    fn check(&self, commit: &str) -> Result<String, Error> {
        let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_name = !commit.is_empty()
            && !commit.starts_with('.')
            && commit.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        let (is_valid, expected) = match self.github() {
            Some(_) => (is_hash, "the 40 hexadecimal digits of a commit"),
            None => (is_name, "letters, digits, `.`, `_` and `-`"),
        };
        match is_valid {
            true => Ok(commit.to_owned()),
            false => Err(Error::new(format!("invalid commit `{commit}`"), format!("expected {expected}"))),
        }
    }

    fn newest_commit(&self) -> Result<String, Error> {
        // No commit has this name.
        const CACHED: &str = ".newest";
        if self.is_offline {
            let commit = self.cache.read(CACHED).and_then(|text| String::from_utf8(text).ok());
            return commit.ok_or_else(|| self.not_cached("the newest commit"));
        }
        let part = match self.github() {
            Some(name) => Part {
                url: format!("{GITHUB}{name}.git/info/refs?service=git-upload-pack"),
                title: "newest commit",
                missing: "check the owner and the name of the repository",
            },
            None => Part {
                url: format!("{}/COMMIT", self.url),
                title: "newest commit",
                missing: "expected a mirror, with the newest commit in the file COMMIT; `--commit` names another",
            },
        };
        let response = self.download(&part)?;
        let found = match self.github() {
            Some(_) => head(&response),
            None => std::str::from_utf8(&response).ok().map(str::trim),
        };
        let commit = found.and_then(|commit| self.check(commit).ok()).ok_or_else(|| unexpected(&part, "a commit"))?;
        self.cache.write(CACHED, commit.as_bytes())?;
        Ok(commit)
    }

    fn list(&self) -> Result<Listing, Error> {
        let parse = |text: &[u8]| match self.github() {
            Some(_) => Listing::from_tree(text),
            None => Listing::from_checksums(text),
        };
        let cached = format!("{}/LISTING", self.commit);
        if let Some(listing) = self.cache.read(&cached).and_then(|text| parse(&text)) {
            return Ok(listing);
        }
        if self.is_offline {
            return Err(self.not_cached(&format!("the list of models of the commit {}", self.commit)));
        }
        let (part, expected) = match self.github() {
            Some(name) => (
                Part {
                    url: format!("https://api.github.com/repos/{name}/git/trees/{}?recursive=1", self.commit),
                    title: "list of models",
                    missing: "check the commit: the repository does not have it",
                },
                "the JSON of a tree",
            ),
            None => (
                Part {
                    url: format!("{}/{}/SHA256SUMS", self.url, self.commit),
                    title: "list of models",
                    missing: "check the commit: the mirror does not have it",
                },
                "lines of a SHA-256 and a path",
            ),
        };
        let text = self.download(&part)?;
        let listing = parse(&text).ok_or_else(|| unexpected(&part, expected))?;
        self.cache.write(&cached, &text)?;
        Ok(listing)
    }

    /// The names of the services.
    pub(super) fn services(&self) -> impl Iterator<Item = &str> {
        self.listing.services()
    }

    /// The file of a service, by its name in the repository. It is in the cache, and has the checksum of the list.
    ///
    /// # Errors
    /// The download fails, or the cache cannot be written.
    pub(super) fn file(&self, service: &str) -> Result<Option<PathBuf>, Error> {
        let Some(entry) = self.listing.newest(service) else { return Ok(None) };
        let cached = format!("{}/{}", self.commit, entry.path);
        if !self.cache.read(&cached).is_some_and(|contents| entry.is(&contents)) {
            self.cache.write(&cached, &self.model(entry)?)?;
        }
        Ok(Some(self.cache.path(&cached)))
    }

    fn model(&self, entry: &Entry) -> Result<Vec<u8>, Error> {
        if self.is_offline {
            return Err(self.not_cached(&format!("the model {} of the commit {}", entry.path, self.commit)));
        }
        let url = match self.github() {
            Some(name) => format!("https://raw.githubusercontent.com/{name}/{}/{}", self.commit, entry.path),
            None => format!("{}/{}/{}", self.url, self.commit, entry.path),
        };
        let contents = self.downloader.get(&Download {
            url: &url,
            title: &entry.service,
            size: entry.size,
            missing: "the list of models names this file, but the server does not have it: report it to the operator of the server",
        })?;
        match entry.is(&contents) {
            true => Ok(contents),
            false => Err(Error::new(
                format!("{url} has {} bytes with a wrong checksum", contents.len()),
                format!(
                    "run the command again; if the mirror has changed the commit, remove {}",
                    self.cache.path(&self.commit).display()
                ),
            )),
        }
    }

    fn download(&self, part: &Part<'_>) -> Result<Vec<u8>, Error> {
        let Part { url, title, missing } = part;
        self.downloader.get(&Download { url, title, size: None, missing })
    }

    fn not_cached(&self, missing: &str) -> Error {
        let message = format!("the cache of {} does not have {missing}", self.url);
        Error::new(message, "run the command without `--offline`")
    }
}

fn unexpected(part: &Part<'_>, expected: &str) -> Error {
    Error::new(
        format!("unexpected response of {}: expected {expected}", part.url),
        "check the address of the source, and whether a proxy needs credentials",
    )
}

/// The commit of `HEAD` in the list of references that git's protocol has: lines that start with their lengths in
/// hexadecimal digits.
fn head(mut response: &[u8]) -> Option<&str> {
    while let Some((length, rest)) = response.split_at_checked(4) {
        let length = usize::from_str_radix(std::str::from_utf8(length).ok()?, 16).ok()?;
        // Lengths below 4 have no line, and the length counts its own digits.
        let (line, rest) = rest.split_at_checked(length.saturating_sub(4))?;
        // Capabilities follow after a zero.
        let line = line.split(|byte| *byte == 0 || *byte == b'\n').next().unwrap_or_default();
        if let Some(commit) = line.strip_suffix(b" HEAD") {
            return std::str::from_utf8(commit).ok();
        }
        response = rest;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn the_newest_commit_is_that_of_head() {
        let commit = "4c59b70700cbd9e27bd9c7a8d3b6f5a1c2d3e4f5";
        let head_line = format!("{commit} HEAD\0multi_ack thin-pack symref=HEAD:refs/heads/main\n");
        let response = format!(
            "001e# service=git-upload-pack\n0000{:04x}{head_line}003d{commit} refs/heads/main\n0000",
            head_line.len() + 4
        );
        assert_eq!(head(response.as_bytes()), Some(commit));
        for end in 0..response.len() - 70 {
            assert_eq!(head(&response.as_bytes()[..end]), None, "{end}");
        }
        for other in ["", "0000", "<html>", "zzzz", "ffff", "001e# service=git-upload-pack\n0000"] {
            assert_eq!(head(other.as_bytes()), None, "{other}");
        }
    }
}
