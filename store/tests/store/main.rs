//! The store as its clients meet it: over HTTP, on a real SQLite file, and as a real process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod binary;
mod cards_and_keyrings;
mod copies;
mod cors;
mod files;
mod form_pages;
mod harness;
mod journals;
mod limits;
mod objects;
mod problems;
mod process;
mod reading;
mod resuming;
mod setup;
mod site;
mod starting;
mod submitting;
mod tus_client;
mod upload_limits;
mod uploads;
