package org.kastanie.engine.forcing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a SensorThings server, page by page. It is trusted with nothing: links to other machines are not followed, pages have
 * a size, and their number an end.
 */
final class SensorClient implements AutoCloseable {
    /** Prefix of IPv4 addresses inside IPv6 (RFC 6052). */
    private static final byte[] WELL_KNOWN = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    /** fd00:ec2::254, 100.100.100.200 and 192.0.0.192, where some clouds keep theirs. */
    private static final List<byte[]> METADATA = List.of(
            new byte[] {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54},
            new byte[] {100, 100, 100, (byte) 200},
            new byte[] {(byte) 192, 0, 0, (byte) 192});

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int PAGE_BYTES = 32 << 20;
    private static final int PAGES = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    SensorClient(String url) {
        URI parsed;
        try {
            parsed = URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException e) {
            throw new InputException("weather.url '" + url + "' is no address", remedy(), e);
        }
        boolean web = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
        if (!web || parsed.getHost() == null) {
            throw new InputException("weather.url '" + url + "' is no address of a SensorThings server", remedy());
        }
        if (parsed.getUserInfo() != null) {
            throw new InputException(
                    "weather.url carries a password", "leave it out; servers with a login are not read");
        }
        requireReachable(parsed.getHost());
        base = parsed;
    }

    /** Services that hand out secrets of a machine to itself live at link-local addresses; no weather server does. */
    private static void requireReachable(String host) {
        boolean forbidden;
        try {
            forbidden = Arrays.stream(InetAddress.getAllByName(host)).anyMatch(SensorClient::isForbidden);
        } catch (UnknownHostException e) {
            return; // asking it says so
        }
        if (forbidden) {
            throw new InputException(
                    "weather.url names " + host
                            + ", an address of the machine's own link (such as 169.254.169.254), where no"
                            + " weather server is: it is not asked",
                    remedy());
        }
    }

    /** Link-local (RFC 3927, RFC 4291), also inside an IPv6 form, the cloud's IPv6 address for metadata, unspecified, multicast. */
    static boolean isForbidden(InetAddress address) {
        byte[] b = address.getAddress();
        boolean mapped = b.length == 16 && Arrays.equals(b, 0, WELL_KNOWN.length, WELL_KNOWN, 0, WELL_KNOWN.length);
        boolean inside = mapped && (b[12] & 0xFF) == 169 && (b[13] & 0xFF) == 254;
        return inside
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.stream().anyMatch(m -> Arrays.equals(m, b));
    }

    private static String remedy() {
        return "give the root of the service, such as https://example.org/FROST-Server/v1.1";
    }

    URI base() {
        return base;
    }

    /** One answer. */
    JsonNode get(String pathAndQuery) {
        return read(base.resolve(pathAndQuery));
    }

    /** Every element of all pages. */
    void all(String pathAndQuery, Consumer<JsonNode> element) {
        Set<URI> seen = new HashSet<>();
        URI next = base.resolve(pathAndQuery);
        while (true) {
            if (!seen.add(next)) {
                throw new InputException(
                        base + " sends the same page again and again: " + next, "tell whoever keeps the server");
            }
            if (seen.size() > PAGES) {
                throw new InputException(
                        base + " has more than " + PAGES + " pages for " + pathAndQuery,
                        "ask for a shorter period, or for a stream with fewer readings");
            }
            JsonNode page = read(next);
            if (!page.path("value").isArray()) {
                throw new InputException(next + " has no list 'value'", remedy());
            }
            page.path("value").forEach(element);
            String link = page.path("@iot.nextLink").asString("");
            if (link.isEmpty()) {
                return;
            }
            next = sameOrigin(next, link);
        }
    }

    private URI sameOrigin(URI page, String link) {
        URI next;
        try {
            next = page.resolve(URI.create(link));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    page + " names a next page that is no address", "tell whoever keeps the server", e);
        }
        boolean same = Objects.equals(next.getScheme(), base.getScheme())
                && Objects.equals(next.getHost(), base.getHost())
                && next.getPort() == base.getPort();
        if (!same) {
            throw new InputException(
                    base + " sends on to another place: " + next.getScheme() + "://" + next.getAuthority()
                            + "; it is not followed",
                    "give that address as weather.url if it is meant; else the server's own root address is set wrongly");
        }
        return next;
    }

    private JsonNode read(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", "kastanie")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw refused(uri, answer);
                }
                byte[] bytes = body.readNBytes(PAGE_BYTES + 1);
                if (bytes.length > PAGE_BYTES) {
                    throw new InputException(uri + " is longer than 32 MB", "tell whoever keeps the server");
                }
                return MAPPER.readTree(bytes);
            }
        } catch (JacksonException e) {
            throw new InputException(uri + " is not JSON: " + e.getOriginalMessage(), remedy(), e);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new InputException(
                    uri + " cannot be read: " + why,
                    "check weather.url, and that the server runs and can be reached",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException(uri + " was not read to its end", "run it again", e);
        }
    }

    private static InputException refused(URI uri, HttpResponse<InputStream> answer) {
        int code = answer.statusCode();
        if (code >= 300 && code < 400) {
            String target = answer.headers().firstValue("Location").orElse("nowhere");
            return new InputException(
                    uri + " sends on to " + target + "; it is not followed",
                    "give that address as weather.url if it is meant");
        }
        return new InputException(
                uri + " answers " + code,
                code == 404
                        ? "check weather.url and the ids of weather.thing and weather.datastreams"
                        : code == 401 || code == 403
                                ? "servers with a login are not read: fetch a CSV file instead (weather.type csv)"
                                : "try again later, or tell whoever keeps the server");
    }

    @Override
    public void close() {
        http.close();
    }
}
