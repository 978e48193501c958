<?php
/*
 * As much of WordPress as docs/EMBEDDING.md calls, for PHP's own server: one page with [seal-form] on it, scripts at its
 * end, a REST endpoint, and posts in a file. Arguments come by the environment: PLUGIN and POSTS are paths.
 */

$callbacks = ['action' => [], 'filter' => [], 'shortcode' => [], 'route' => [], 'script' => []];

function add_action($name, $call) { $GLOBALS['callbacks']['action'][$name][] = $call; }
function add_filter($name, $call, $priority, $arguments) { $GLOBALS['callbacks']['filter'][$name] = $call; }
function add_shortcode($name, $call) { $GLOBALS['callbacks']['shortcode'][$name] = $call; }
function register_rest_route($space, $route, $options) { $GLOBALS['callbacks']['route']["/wp-json/$space$route"] = $options; }
function register_post_type($name, $options) {
    if ($options['public']) throw new Exception('Sealed forms are not for the public.');
}
function wp_enqueue_script($handle, $address, $needs, $version, $options) {
    $GLOBALS['callbacks']['script'][$handle] = [$address, $version, $options];
}
function plugins_url($path, $file) { return '/wp-content/plugins/' . basename(dirname($file)) . "/$path"; }
function rest_url($path) { return "/wp-json/$path"; }
function esc_url($address) { return htmlspecialchars($address); }

function posts() { return array_map('json_decode', file_exists(getenv('POSTS')) ? file(getenv('POSTS')) : []); }
function get_posts($query) {
    return array_filter(posts(), fn ($post) => $post->post_type === $query['post_type'] && $post->post_status === $query['post_status']
        && $post->post_title === $query['title']);
}
function wp_insert_post($post) {
    file_put_contents(getenv('POSTS'), json_encode($post) . "\n", FILE_APPEND | LOCK_EX);
    return count(posts());
}

class WP_REST_Request extends ArrayObject {
    public function offsetGet($name): mixed { return parent::offsetExists($name) ? parent::offsetGet($name) : null; }
}
class WP_REST_Response {
    public function __construct(public array $data, public int $status) {}
}
class WP_Error {
    public function __construct(public string $code, public string $message, public array $data) {}
}

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (str_starts_with($path, '/wp-content/')) return false;

require getenv('PLUGIN');
foreach (['init', 'rest_api_init'] as $event) {
    foreach ($callbacks['action'][$event] as $call) $call();
}

$route = $callbacks['route'][$path] ?? null;
if ($route && $_SERVER['REQUEST_METHOD'] === $route['methods'] && $route['permission_callback'] === '__return_true') {
    $answer = $route['callback'](new WP_REST_Request(json_decode(file_get_contents('php://input'), true) ?: []));
    http_response_code($answer instanceof WP_Error ? $answer->data['status'] : $answer->status);
    header('Content-Type: application/json; charset=UTF-8');
    echo json_encode($answer instanceof WP_Error ? ['code' => $answer->code, 'message' => $answer->message] : $answer->data);
} elseif ($path === '/') {
    $content = $callbacks['shortcode']['seal-form']();
    echo "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A site</title>$content";
    foreach ($callbacks['script'] as $handle => [$address, $version, $options]) {
        $tag = "<script src=\"$address" . ($version === null ? '' : "?ver=$version") . "\" id=\"$handle-js\" {$options['strategy']}></script>\n";
        echo $callbacks['filter']['script_loader_tag']($tag, $handle, $address);
    }
} else {
    http_response_code(404);
}
