//! Commands in fresh packages, with models from folders and from servers on this machine.

mod add;
mod download;
mod fresh;
mod github;
mod new_user;
mod server;
mod update;
mod vendored;
