package org.kastanie.engine.twin;

import org.citygml4j.core.model.core.AbstractCityObject;
import org.citygml4j.core.model.core.AbstractGenericAttribute;
import org.citygml4j.core.model.core.AbstractGenericAttributeProperty;
import org.jspecify.annotations.Nullable;
import org.xmlobjects.gml.model.basictypes.Code;
import org.xmlobjects.gml.model.basictypes.Measure;

/** Values of CityGML generic attributes by name, without regard to case. */
final class GenericAttributes {
    private GenericAttributes() {}

    static @Nullable String text(AbstractCityObject object, String... names) {
        if (!object.isSetGenericAttributes()) {
            return null;
        }
        for (String name : names) {
            for (AbstractGenericAttributeProperty property : object.getGenericAttributes()) {
                AbstractGenericAttribute<?> attribute = property.getObject();
                if (attribute != null && name.equalsIgnoreCase(attribute.getName())) {
                    String text = text(attribute.getValue());
                    if (text != null) {
                        return text;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Object value) {
        Object inner = switch (value) {
            case null -> null;
            case Measure measure -> measure.getValue();
            case Code code -> code.getValue();
            default -> value;
        };
        String text = inner == null ? "" : inner.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** NaN if absent or not a number. */
    static double number(AbstractCityObject object, String... names) {
        return Attributes.number(text(object, names));
    }
}
