"""Opens results in QGIS without a screen: what it makes of layers and styles, one line each; then draws them.

Usage: qgis_opens.py RESULTS PICTURES
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from osgeo import ogr

results, pictures = sys.argv[1:3]
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
print("QGIS", Qgis.QGIS_VERSION)


def draw(layers, name):
    """Draws layers over their common extent; prints how many colours the picture has."""
    extent = QgsRectangle(layers[0].extent())
    for layer in layers[1:]:
        extent.combineExtentWith(layer.extent())
    extent.scale(1.05)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(800, 800))
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(os.path.join(pictures, name + ".png"))
    colours = {image.pixel(x, y) for x in range(0, 800, 4) for y in range(0, 800, 4)}
    print("picture", name, "colours", len(colours), "errors", len(job.errors()))


gpkg = os.path.join(results, "objects.gpkg")
kept = {}
source = ogr.Open(gpkg)
for name in [source.GetLayer(i).GetName() for i in range(source.GetLayerCount())]:
    layer = QgsVectorLayer(gpkg + "|layername=" + name, name, "ogr")
    renderer = layer.renderer()
    if renderer is None:
        print("table", name, "valid", layer.isValid(), "rows", layer.featureCount())
        continue
    graduated = renderer.type() == "graduatedSymbol"
    print(
        "layer", name, "valid", layer.isValid(), layer.crs().authid(), "features", layer.featureCount(),
        renderer.type(), renderer.classAttribute() if graduated else "-",
        "classes", len(renderer.ranges()) if graduated else 0,
    )
    if graduated:
        draw([layer], "layer-" + name)
        kept[name] = layer
draw([kept[k] for k in ("trees", "walls", "roofs", "areas", "streets", "grounds") if k in kept], "objects")
for name in sorted(f for f in os.listdir(results) if f.endswith(".tif")):
    layer = QgsRasterLayer(os.path.join(results, name), name)
    renderer = layer.renderer()
    items = renderer.shader().rasterShaderFunction().colorRampItemList() if renderer.type() == "singlebandpseudocolor" else []
    print("raster", name, "valid", layer.isValid(), layer.crs().authid(), "bands", layer.bandCount(), renderer.type(), "classes", len(items))
    draw([layer], "raster-" + name[:-4])
folder = os.path.join(results, "objects")
for name in sorted(f for f in os.listdir(folder) if f.endswith(".geojson")) if os.path.isdir(folder) else []:
    layer = QgsVectorLayer(os.path.join(folder, name), name, "ogr")
    print("geojson", name, "valid", layer.isValid(), layer.crs().authid(), "features", layer.featureCount())
app.exitQgis()
