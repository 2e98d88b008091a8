<?xml version="1.0" encoding="UTF-8"?>
<!-- Who is named with whom? Persons as nodes, an edge for each pair named in one division or note; GraphML with the number of divisions and
     of paragraphs. Indexes and tables of contents, which name everybody, bring nobody together. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:network"
    xmlns="http://graphml.graphdrawing.org/xmlns"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- The whole product: from the document node to the network. -->
  <xsl:mode name="m:network" on-no-match="fail" use-accumulators="#all"/>

  <!-- Every name of a person that is known to the lists. -->
  <xsl:variable name="persons" as="element()*" select="$f:mentions-by-table('persons')[exists(f:entity(.))]"/>

  <!-- Pairs of persons, by the kind of place in which they are named together, with how often. -->
  <xsl:variable name="by-division" as="map(xs:string, xs:integer)" select="f:pairs(f:companies('division'))"/>
  <xsl:variable name="by-paragraph" as="map(xs:string, xs:integer)" select="f:pairs(f:companies('paragraph'))"/>

  <xsl:template match="/" mode="m:network">
    <graphml>
      <key id="label" for="node" attr.name="label" attr.type="string"><desc>Preferred name</desc></key>
      <key id="mentions" for="node" attr.name="mentions" attr.type="int"><desc>How often the text names the person</desc></key>
      <key id="weight" for="edge" attr.name="weight" attr.type="int"><desc>Divisions and notes that name both</desc></key>
      <key id="paragraphs" for="edge" attr.name="paragraphs" attr.type="int"><desc>Paragraphs that name both</desc></key>
      <graph id="{$work}" edgedefault="undirected">
        <xsl:for-each-group select="$persons" group-by="f:id(f:entity(.))">
          <xsl:sort select="current-grouping-key()"/>
          <node id="{current-grouping-key()}"><data key="label">{f:preferred(f:entity(.))}</data><data key="mentions">{count(current-group())}</data></node>
        </xsl:for-each-group>
        <xsl:for-each select="sort(map:keys($by-division))">
          <edge source="{tokenize(.)[1]}" target="{tokenize(.)[2]}"><data key="weight">{$by-division(.)}</data><data key="paragraphs">{($by-paragraph(.), 0)[1]}</data></edge>
        </xsl:for-each>
      </graph>
    </graphml>
  </xsl:template>

  <!-- For each place of a kind the persons named there, each once, in order, with blanks between. -->
  <xsl:function name="f:companies" as="xs:string*">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="persons" as="element()*" select="$persons[not(ancestor::div/@type = ('index', 'contents') or ancestor::list/@type = 'index')]"/>
    <xsl:for-each-group select="$persons" group-by="(if ($kind eq 'division') then (ancestor::note | f:division(.))[last()]
        else ancestor::*[self::p or self::note or self::lg or self::item or self::head or self::ab][1]) ! generate-id()">
      <xsl:sequence select="string-join(sort(distinct-values(current-group() ! f:id(f:entity(.)))), ' ')"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- How often each pair occurs. -->
  <xsl:function name="f:pairs" as="map(xs:string, xs:integer)">
    <xsl:param name="companies" as="xs:string*"/>
    <xsl:variable name="pairs" as="xs:string*" select="
        for $company in $companies, $names in array{tokenize($company)}, $first in 1 to array:size($names), $second in $first + 1 to array:size($names)
        return concat($names($first), ' ', $names($second))"/>
    <xsl:map><xsl:for-each-group select="$pairs" group-by="."><xsl:map-entry key="current-grouping-key()" select="count(current-group())"/></xsl:for-each-group></xsl:map>
  </xsl:function>

</xsl:stylesheet>
