//! Connections: accepted up to a limit, served, and brought to an end.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// Open connections; more wait in the system's queue.
const MAX_CONNECTIONS: usize = 512;
/// For the head of a request, and for an idle connection until the next one.
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// For the head of a request, in bytes. hyper reads bodies in pieces of this size too.
const MAX_HEAD: usize = 64 << 10;
/// How long a client that is still sending may take to read its answer.
const LINGER: Duration = Duration::from_secs(3);
/// Between two tries to accept, when the system has no more file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves `app` until `stop` is ready, then takes no more connections and gives the requests in
/// flight `grace` to finish.
pub(crate) async fn serve(
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()>,
    grace: Duration,
) {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let (running, stopping) = watch::channel(());
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            // Here only to forget the tasks that have ended.
            Some(_) = connections.join_next() => continue,
            accepted = accept(&listener, &places) => accepted,
        };
        let Some((stream, place)) = accepted else {
            break;
        };
        let (app, stopping) = (app.clone(), stopping.clone());
        connections.spawn(async move {
            connection(stream, app, stopping).await;
            drop(place);
        });
    }

    drop(listener);
    drop(running);
    let finished = timeout(grace, async {
        while connections.join_next().await.is_some() {}
    })
    .await;
    if finished.is_err() {
        tracing::warn!(connections = connections.len(), "cut off at the stop");
        connections.shutdown().await;
    }
}

/// The next connection and its place; nothing if the places are no longer given out.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return Some((stream, place)),
            Err(error) => {
                tracing::warn!(%error, "accept");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// One connection from its first request to its end. `stopping` is ready when its sender is gone.
async fn connection(mut stream: TcpStream, app: Router, mut stopping: watch::Receiver<()>) {
    // Answers are written whole; waiting to fill a packet only delays them. If this fails, they are
    // slower, not wrong.
    let _ = stream.set_nodelay(true);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_HEAD);
    let served = {
        let connection =
            http.serve_connection(TokioIo::new(&mut stream), TowerToHyperService::new(app));
        tokio::pin!(connection);
        tokio::select! {
            served = connection.as_mut() => served,
            _ = stopping.changed() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        }
    };
    if served.is_ok() {
        // A client that is refused early is still sending. If we closed now, the system would
        // answer the rest with a reset, and the client would lose the answer unread.
        let _ = timeout(LINGER, discard(&mut stream)).await;
    }
}

async fn discard(stream: &mut TcpStream) {
    let mut scrap = [0; 4096];
    while matches!(stream.read(&mut scrap).await, Ok(count) if count > 0) {}
}
