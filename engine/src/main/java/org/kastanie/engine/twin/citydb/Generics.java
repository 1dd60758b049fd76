package org.kastanie.engine.twin.citydb;

import org.citygml4j.core.model.core.AbstractCityObject;
import org.citygml4j.core.model.core.AbstractGenericAttributeProperty;
import org.citygml4j.core.model.generics.StringAttribute;
import org.kastanie.engine.twin.citydb.CityDbRows.Property;

/** Generic attributes; as text, whatever their type, since that is how they are looked up. */
final class Generics {
    private Generics() {}

    static void add(AbstractCityObject to, Property p) {
        if (p.text() != null) {
            to.getGenericAttributes()
                    .add(new AbstractGenericAttributeProperty(new StringAttribute(p.name(), p.text())));
        }
    }
}
