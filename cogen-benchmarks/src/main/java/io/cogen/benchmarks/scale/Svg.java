package io.cogen.benchmarks.scale;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a picture, an element in each line. */
final class Svg {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Svg(int width, int height, String title, String style) {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        write(() -> {
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
            xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
            xml.writeAttribute("width", Integer.toString(width));
            xml.writeAttribute("height", Integer.toString(height));
            xml.writeAttribute("role", "img");
            xml.writeCharacters("\n");
        });
        element("title", title);
        element("style", style);
    }

    /** One element; {@code attributes} are names and values in turns, numbers with two digits behind the point. */
    void element(String name, String content, Object... attributes) {
        write(() -> {
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i].toString(), value(attributes[i + 1]));
            }
            xml.writeCharacters(content);
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    static String value(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
        }
        return value.toString();
    }

    /** All of it, once. */
    String end() {
        write(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.close();
        });
        return text.toString();
    }

    @FunctionalInterface
    private interface Write {
        void run() throws XMLStreamException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible); // a string takes everything
        }
    }
}
