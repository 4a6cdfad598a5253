import { FILE_EXTENSIONS, MEDIA_TYPES } from '../../platform/files/sniff.ts'
import { CONTENT_SECURITY_POLICY, securityHeaders } from '../../platform/http/headers.ts'

const PAGE_TYPES = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  xml: 'application/xml',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/**
 * The configuration by which nginx serves the folder: pages from files, compressed where they are so already, and
 * everything that a folder cannot answer (search, forms, workbench, API) from the origin. Include it in the `http` block.
 */
export function nginxConfiguration(folder: string, upstream: string, origin: string): string {
  const headers = Object.entries(securityHeaders(origin.startsWith('https:')))
    .filter(([name]) => name !== 'content-security-policy')
    .map(([name, value]) => `  add_header ${name} "${value}" always;`)
  const types = [
    ...Object.entries(PAGE_TYPES),
    ...Object.entries(MEDIA_TYPES).map(([extension, type]) => [extension.slice(1), type]),
  ].map(([extension, type]) => `    ${type} ${extension};`)
  return `# Written by "gongkai export". Include this file in the http block of nginx, and add certificates for https.
upstream gongkai_origin {
  server ${upstream};
  keepalive 16;
}
server {
  listen 80;
  listen [::]:80;
  server_name ${new URL(origin).hostname};
  root ${folder};
  charset utf-8;
  default_type text/html;
  gzip_static on;
  gzip_vary on;
  etag on;
  add_header content-security-policy "${CONTENT_SECURITY_POLICY}" always;
${headers.join('\n')}
  add_header cache-control "public, max-age=0, must-revalidate";
  types {
${types.join('\n')}
  }

  location = / { try_files /index.html @origin; }
  location = /nginx.conf { return 404; }
  location ^~ /_gone/ { internal; }
  location ~ /\\.mirror { return 404; }
  location ^~ /assets/ {
    add_header cache-control "public, max-age=31536000, immutable";
    add_header x-content-type-options nosniff;
    try_files $uri @origin;
  }
  location ~ ^/files/[0-9a-f-]+$ {
    add_header content-security-policy "default-src 'none'; sandbox" always;
    add_header x-content-type-options nosniff always;
    try_files ${FILE_EXTENSIONS.map(extension => `$uri${extension}`).join(' ')} @origin;
  }
  location ~ ^/d/[0-9]+$ {
    error_page 410 /_gone$uri.html;
    if (-f $document_root/_gone$uri.html) { return 410; }
    try_files $uri.html @origin;
  }
  # The house sends its own headers; naming one here, with nothing in it, keeps those above from being sent twice.
  location = /look.css {
    add_header x-mirrored "";
    proxy_pass http://gongkai_origin;
    proxy_set_header Host $host;
    proxy_connect_timeout 1s;
    proxy_intercept_errors on;
    error_page 500 502 503 504 = @look;
  }
  location @look { default_type text/css; try_files /look.css =404; }
  # What is asked with a query is another page than without: a file of its own, or the origin.
  error_page 418 = @asked;
  location / {
    if ($args) { return 418; }
    try_files $uri.html $uri @origin;
  }
  location @asked { try_files $uri@$args.html @origin; }
  location @origin {
    add_header x-mirrored "";
    proxy_pass http://gongkai_origin;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_connect_timeout 2s;
  }
}
`
}
