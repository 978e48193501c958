//! `sealform-store` keeps sealed envelopes and can read none of them.
//!
//! It checks an envelope's magic, version and size, and nothing else: a backend never needs the core
//! crate. A submission needs no account; reading needs the bearer token, of which only the SHA-256
//! is kept. A submission is on the disk before it is answered, and its `object_id` makes sending it
//! again harmless. A file comes by tus, in as many parts as the line needs.
//!
//! ```text
//! main → Server → routes → submissions, copies, cards, keyrings, files → db
//!                 routes → uploads (tus) → incoming (one body) → upload → db, files/
//!                 routes → site (static files)
//! ```

mod auth;
mod body;
mod cards;
mod config;
mod copies;
mod db;
mod envelope;
mod etag;
mod files;
mod incoming;
mod keyrings;
mod listing;
pub mod log;
mod names;
mod objects;
mod pages;
mod payload;
mod problem;
mod routes;
mod serve;
mod setup;
mod site;
mod start_error;
mod submissions;
mod tus;
mod upload;
mod upload_locks;
mod uploads;
mod versions;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use sqlx::SqlitePool;
use tokio::net::TcpListener;

use crate::upload::Uploads;

pub use config::Config;
pub use start_error::StartError;

/// A store that listens, with its database open.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    link: String,
    app: Router,
    pool: SqlitePool,
    uploads: Arc<Uploads>,
    stop_timeout: Duration,
}

impl Server {
    /// Takes the port and opens the database. Connections wait until [`Server::run`].
    ///
    /// # Errors
    /// A [`StartError`] that names the setting to change.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        // The port first: a second store on it must not replace the token that the first one goes by.
        let listener = TcpListener::bind(config.listen)
            .await
            .map_err(|error| StartError::Listen(config.listen, error))?;
        let address = listener
            .local_addr()
            .map_err(|error| StartError::Listen(config.listen, error))?;
        let site = config.site.as_deref().map(site::open).transpose()?;
        let pool = db::open(&config.data).await?;
        let uploads = Uploads::open(&config, pool.clone())
            .await
            .map_err(|error| StartError::Data(config.data.clone(), error))?;
        let uploads = Arc::new(uploads);
        let access = setup::prepare(&pool, config.new_token).await?;
        let link = setup::link(address, access.fresh_token);

        let store = routes::Store {
            pool: pool.clone(),
            token_hash: access.token_hash,
            max_envelope: config.max_envelope,
            max_object: config.max_object,
            max_journals: config.max_journals,
            max_journal: config.max_journal,
            thanks: config.thanks,
            uploads: Arc::clone(&uploads),
        };
        let app = routes::app(
            Arc::new(store),
            site,
            &config.allow_origin,
            config.request_timeout,
        );
        Ok(Self {
            listener,
            address,
            link,
            app,
            pool,
            uploads,
            stop_timeout: config.stop_timeout,
        })
    }

    /// The address that the store really listens on, also when port 0 was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The link for the practice. It holds the bearer token while set-up has not been finished: show it
    /// once, never log it.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }

    /// Serves until `stop` is ready, then finishes the requests in flight, for `stop_timeout` at most,
    /// and closes the database.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let sweeper = Arc::clone(&self.uploads);
        let sweeping = tokio::spawn(async move { sweeper.sweep().await });
        serve::serve(self.listener, self.app, stop, self.stop_timeout).await;
        sweeping.abort();
        self.uploads.finish(self.stop_timeout).await;
        // The last connection to close writes the log into the database file.
        self.pool.close().await;
    }
}
