package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Words on licence and origin in the head of an XML file: comments, name and description, metadata, generic attributes. */
final class LicenceXml {
    private static final Set<String> MEMBERS =
            Set.of("cityObjectMember", "featureMember", "featureMembers", "appearanceMember");
    /** Name and description of the file itself stand right below its root element. */
    private static final int BELOW_ROOT = 2;

    private static final int MOST_EVENTS = 5000;

    private final BiConsumer<String, String> put;

    LicenceXml(BiConsumer<String, String> put) {
        this.put = put;
    }

    void read(InputStream in) throws IOException {
        try {
            read(CityGmlFile.xml().createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        Deque<String> open = new ArrayDeque<>();
        String telling = null;
        for (int events = 0; reader.hasNext() && events < MOST_EVENTS; events++) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (MEMBERS.contains(name)) {
                    return;
                }
                open.push(name);
                telling = telling(reader, open, telling);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
                telling = open.isEmpty() || !within(open, telling) ? null : telling;
            } else if (event == XMLStreamConstants.COMMENT) {
                put.accept("comment", reader.getText());
            } else if (event == XMLStreamConstants.CHARACTERS && telling != null) {
                put.accept(telling, reader.getText());
            }
        }
    }

    private static @Nullable String telling(XMLStreamReader reader, Deque<String> open, @Nullable String before) {
        String name = reader.getLocalName();
        String attribute = reader.getAttributeValue(null, "name");
        if (attribute != null && Licences.telling(attribute)) {
            return attribute;
        }
        if (open.size() == BELOW_ROOT && (name.equals("name") || name.equals("description"))) {
            return name;
        }
        return Licences.telling(name) && !name.equals("title") ? name : before;
    }

    /** Text below a telling element tells too; a generic attribute is told by its name alone. */
    private static boolean within(Deque<String> open, @Nullable String telling) {
        return telling != null && open.contains(telling);
    }
}
