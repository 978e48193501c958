//! Pages for clients whose form was posted by the browser itself: they would stand before JSON.

use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

use crate::problem::Problem;

/// The form has arrived. `reference` is the object id in hex.
pub(crate) fn received(reference: &str) -> Response {
    page(
        "Your form was received",
        &format!(
            "<p>It is sealed: only those it is addressed to can open it.</p>\
             <p>Reference: <code>{reference}</code></p><p>You can close this page now.</p>"
        ),
    )
}

/// The form has not arrived. Keeps the status of the problem.
pub(crate) fn refused(problem: Problem) -> Response {
    let code = problem.code();
    let page = page(
        "Your form was not received",
        &format!(
            "<p>Nothing of it was kept here. Please go back and send it again. If this page comes again, tell \
             those who gave you the form, with this word: <code>{code}</code></p>"
        ),
    );
    // The problem's own answer is built too: that is where a fault of the store is logged.
    (problem.into_response().status(), page).into_response()
}

fn page(title: &str, text: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><main><h1>{title}</h1>{text}</main></html>\n"
    );
    ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}
