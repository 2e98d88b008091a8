<?xml version="1.0" encoding="UTF-8"?>
<!-- What can be linked? The edition, its entries and every name in its text as Turtle: schema.org, Web Annotation offsets, CiTO for sources of quotations. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:rdf"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="addresses.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the graph. -->
  <xsl:mode name="m:rdf" on-no-match="fail" use-accumulators="#all"/>

  <!-- Kinds of entry in schema.org. -->
  <xsl:variable name="classes" as="map(xs:string, xs:string)" select="map{
      'persons': 'schema:Person', 'places': 'schema:Place', 'organisations': 'schema:Organization', 'titles': 'schema:CreativeWork', 'works': 'schema:CreativeWork'}"/>

  <xsl:variable name="work" as="xs:string" select="string((/*/@xml:id, 'document')[1])"/>

  <xsl:template match="/" mode="m:rdf">
    <xsl:variable name="entries" as="element()*" select="//standOff//(person | place | org | bibl)[@xml:id]"/>
    <xsl:variable name="statements" as="xs:string*" select="
        '@prefix schema: &lt;https://schema.org/&gt; .', '@prefix oa: &lt;http://www.w3.org/ns/oa#&gt; .', '@prefix owl: &lt;http://www.w3.org/2002/07/owl#&gt; .',
        '@prefix cito: &lt;http://purl.org/spar/cito/&gt; .', '',
        f:subject($work || '.xml', ('a schema:Book', f:literal('schema:name', $work-title),
          $entries ! ('schema:mentions ' || f:iri(.)), f:sources())),
        $entries ! f:entry(.),
        $names[exists(f:span(.))] ! f:mention(.)"/>
    <xsl:value-of select="string-join($statements, '&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- The statements of one subject. -->
  <xsl:function name="f:subject" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="statements" as="xs:string*"/>
    <xsl:sequence select="'&lt;' || $address || '&gt; ' || string-join($statements, ' ;&#10;  ') || ' .'"/>
  </xsl:function>

  <xsl:function name="f:literal" as="xs:string?">
    <xsl:param name="property" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="$value[. ne ''] ! ($property || ' ' || f:json-string(.))"/>
  </xsl:function>

  <!-- The address of an entry: that of the TEI document and its identifier there. -->
  <xsl:function name="f:iri" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'&lt;' || $work || '.xml#' || f:id($element) || '&gt;'"/>
  </xsl:function>

  <!-- The works that are quoted, where a quotation points to its source. -->
  <xsl:function name="f:sources" as="xs:string*">
    <xsl:sequence select="distinct-values($texts//(quote | said | q)/f:target(@source)[@xml:id] ! ('cito:includesQuotationFrom ' || f:iri(.)))"/>
  </xsl:function>

  <!-- Somebody or something of the lists. -->
  <xsl:function name="f:entry" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="f:preferred($entry)"/>
    <xsl:variable name="others" as="xs:string*"
        select="distinct-values($entry/(persName | placeName | orgName | title)[not(@type = 'sort')] ! f:reading(.))[not(. = ($name, ''))]"/>
    <xsl:variable name="geo" as="xs:string*" select="tokenize(normalize-space(($entry/location/geo)[1]), '[\s,]+')[. castable as xs:decimal]"/>
    <xsl:sequence select="f:subject($work || '.xml#' || f:id($entry), (
        'a ' || ($classes(f:register($entry)), 'schema:CreativeWork')[1], f:literal('schema:name', $name), $others ! f:literal('schema:alternateName', .),
        if (count($geo) eq 2) then 'schema:geo [ a schema:GeoCoordinates ; schema:latitude ' || xs:decimal($geo[1]) || ' ; schema:longitude ' || xs:decimal($geo[2]) || ' ]' else (),
        $entry/note ! f:literal('schema:description', f:reading(.)),
        $entry/idno[normalize-space()] ! ('owl:sameAs &lt;' || f:address(.) || '&gt;')))"/>
  </xsl:function>

  <!-- A name in the text: what it names, or of what kind it is, and its characters. -->
  <xsl:function name="f:mention" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entity" as="element()?" select="f:entity($name)"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($name)"/>
    <xsl:sequence select="f:subject($work || '.xml#annotation-' || f:id($name), (
        'a oa:Annotation', 'oa:motivatedBy ' || (if (exists($entity)) then 'oa:identifying' else 'oa:classifying'),
        'oa:hasBody ' || ($entity[@xml:id] ! f:iri(.), $classes(f:register($name)), 'schema:Thing')[1],
        'oa:hasTarget [ oa:hasSource &lt;../text/' || $work || '.txt&gt; ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start ' || $span[1] || ' ; oa:end ' || $span[2] || ' ] ]'))"/>
  </xsl:function>

</xsl:stylesheet>
