<?xml version="1.0" encoding="UTF-8"?>
<!-- What can be linked? The edition, its entries, references and quotations, and every mention with its characters, as Turtle: schema.org,
     FaBiO and CiTO (SPAR), Web Annotation. schema/teiedition-shapes.ttl says what holds of the graph. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:rdf"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="records.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the graph. -->
  <xsl:mode name="m:rdf" on-no-match="fail" use-accumulators="#all"/>

  <!-- What the entries of each table are; of those that are not here there is nothing in the graph. -->
  <xsl:variable name="classes" as="map(xs:string, xs:string)" select="map{
      'persons': 'schema:Person', 'places': 'schema:Place', 'organisations': 'schema:Organization', 'works': 'schema:CreativeWork, fabio:Work',
      'quotations': 'schema:Quotation'}"/>

  <xsl:template match="/" mode="m:rdf">
    <xsl:variable name="references" as="element()*" select="$texts//bibl[exists(f:span(.))]"/>
    <xsl:value-of separator="&#10;" select="
        '@prefix schema: &lt;https://schema.org/&gt; .', '@prefix oa: &lt;http://www.w3.org/ns/oa#&gt; .', '@prefix owl: &lt;http://www.w3.org/2002/07/owl#&gt; .',
        '@prefix cito: &lt;http://purl.org/spar/cito/&gt; .', '@prefix fabio: &lt;http://purl.org/spar/fabio/&gt; .', '@prefix dcterms: &lt;http://purl.org/dc/terms/&gt; .',
        '@prefix text: &lt;' || $f:text-address || '&gt; .', '@base &lt;' || $f:tei-address || '&gt; .', '',
        f:subject('', ('a schema:Book, fabio:Book', f:literal('schema:name', $work-title),
          $f:entries[map:contains($f:named, @xml:id)] ! concat('schema:mentions ', f:iri(.)),
          distinct-values($references ! f:cited(.) ! concat('cito:cites ', .)),
          distinct-values($f:mentions-by-table('quotations') ! f:sources(.)/self::bibl ! concat('cito:includesQuotationFrom ', f:cited(.))))),
        $f:entries ! f:entry(.),
        $references ! f:reference(.),
        $f:mentions[map:contains($classes, f:table(.))] ! f:mention(.), ''"/>
  </xsl:template>

  <!-- The statements of one subject; its address as seen from the TEI document. -->
  <xsl:function name="f:subject" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="statements" as="xs:string*"/>
    <xsl:sequence select="concat('&lt;', $address, '&gt; ', string-join($statements, ' ;&#10;  '), ' .')"/>
  </xsl:function>

  <xsl:function name="f:literal" as="xs:string?">
    <xsl:param name="property" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[. ne ''] ! concat($property, ' ', f:json-string(.))"/>
  </xsl:function>

  <!-- The address of an element: its identifier in the TEI document. -->
  <xsl:function name="f:iri" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="concat('&lt;#', f:id($element), '&gt;')"/>
  </xsl:function>

  <!-- The work that is cited by a reference: the full reference to which it leads, else itself; of the lists, the entry. -->
  <xsl:function name="f:cited" as="xs:string">
    <xsl:param name="reference" as="element()"/>
    <xsl:sequence select="f:iri(($reference/f:target((@corresp, @sameAs, @ref)[1]), $reference)[1])"/>
  </xsl:function>

  <!-- Somebody or something of the lists. -->
  <xsl:function name="f:entry" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="geo" as="xs:decimal*" select="f:coordinates($entry)"/>
    <xsl:sequence select="f:subject('#' || f:id($entry), (
        'a ' || $classes(f:table($entry)), f:literal('schema:name', f:preferred($entry)), f:variants($entry) ! f:literal('schema:alternateName', .),
        if (exists($geo)) then 'schema:geo [ a schema:GeoCoordinates ; schema:latitude ' || $geo[1] || ' ; schema:longitude ' || $geo[2] || ' ]' else (),
        $entry/note ! f:literal('schema:description', f:reading(.)),
        $entry/idno[normalize-space()] ! ('owl:sameAs &lt;' || f:address(.) || '&gt;')))"/>
  </xsl:function>

  <!-- A reference: the act of citing with its characters, and what it says of the work if it is a full one. -->
  <xsl:function name="f:reference" as="xs:string+">
    <xsl:param name="bibl" as="element()"/>
    <xsl:variable name="row" as="map(*)" select="f:reference-row($bibl)"/>
    <xsl:sequence select="f:subject('#citation-' || f:id($bibl), (
        'a cito:Citation', 'cito:hasCitingEntity &lt;&gt;', 'cito:hasCitedEntity ' || f:cited($bibl), f:selected(f:span($bibl))))"/>
    <xsl:if test="f:cited($bibl) eq f:iri($bibl)">
      <xsl:sequence select="f:subject('#' || f:id($bibl), (
          'a fabio:Expression, schema:CreativeWork', f:literal('schema:name', $row?title), f:literal('schema:author', $row?author),
          f:literal('schema:publisher', $row?publisher), f:literal('schema:datePublished', $row?date), f:literal('dcterms:bibliographicCitation', $row?name),
          distinct-values($bibl//title/f:entity(.) ! ('schema:exampleOfWork ' || f:iri(.)))))"/>
    </xsl:if>
  </xsl:function>

  <!-- A name or quotation in the text: whom or what it means, else of what kind it is, and its characters. -->
  <xsl:function name="f:mention" as="xs:string+">
    <xsl:param name="mention" as="element()"/>
    <xsl:variable name="table" as="xs:string" select="f:table($mention)"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($mention)"/>
    <xsl:variable name="entity" as="element()?" select="f:entity($mention)[@xml:id]"/>
    <xsl:variable name="body" as="xs:string" select="
        if ($table eq 'quotations') then f:iri($mention) else if (exists($entity)) then f:iri($entity) else tokenize($classes($table), ',')[1]"/>
    <xsl:sequence select="f:subject('#annotation-' || f:id($mention), (
        'a oa:Annotation', if (exists($entity)) then 'oa:motivatedBy oa:identifying' else 'oa:motivatedBy oa:classifying', 'oa:hasBody ' || $body, f:selected($span)))"/>
    <xsl:if test="$table eq 'quotations'">
      <xsl:sequence select="f:subject('#' || f:id($mention), (
          'a schema:Quotation', f:literal('schema:text', f:characters($span)),
          f:sources($mention) ! (if (self::bibl) then 'schema:isBasedOn ' || f:cited(.) else 'schema:creator ' || f:iri(.))))"/>
    </xsl:if>
  </xsl:function>

  <!-- Characters of the reading text. -->
  <xsl:function name="f:selected" as="xs:string">
    <xsl:param name="span" as="xs:integer+"/>
    <xsl:sequence select="concat('oa:hasTarget [ oa:hasSource text: ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start ', $span[1], ' ; oa:end ', $span[2], ' ] ]')"/>
  </xsl:function>

</xsl:stylesheet>
